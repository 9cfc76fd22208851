import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icon'

const CONTROL =
  'h-9 w-full rounded-control border border-line-strong bg-card px-3 text-135 text-ink placeholder:text-muted ' +
  'transition-colors hover:border-muted aria-invalid:border-bad disabled:opacity-60'

type FieldProps = {
  label: ReactNode
  /** Id of the control; help and error get `<id>-help` and `<id>-error`. */
  htmlFor: string
  help?: ReactNode
  error?: ReactNode
  children: ReactNode
}

/** Label above, control, help below, error at the field. */
export function Field({ label, htmlFor, help, error, children }: FieldProps) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={htmlFor} className="text-125 font-medium text-ink">
        {label}
      </label>
      {children}
      {help && (
        <p id={`${htmlFor}-help`} className="text-12 text-muted">
          {help}
        </p>
      )}
      {error && (
        <p id={`${htmlFor}-error`} className="flex items-center gap-1.5 text-12 text-bad">
          <Icon name="circle-exclamation-point" size={13} />
          {error}
        </p>
      )}
    </div>
  )
}

type Described = { help?: boolean; invalid?: boolean }

/** A text input; `invalid` ties it to the error of its Field, `help` to the help. */
export function Input({ className, invalid, help, ...rest }: ComponentProps<'input'> & Described) {
  return <input className={clsx(CONTROL, className)} {...described(rest.id, { invalid, help })} {...rest} />
}

export function Textarea({ className, invalid, help, ...rest }: ComponentProps<'textarea'> & Described) {
  return (
    <textarea
      className={clsx(CONTROL, 'h-auto min-h-20 py-2', className)}
      {...described(rest.id, { invalid, help })}
      {...rest}
    />
  )
}

/** A native select: the platform's own list is the best one on a phone. */
export function Select({ className, invalid, help, ...rest }: ComponentProps<'select'> & Described) {
  return (
    <span className="relative block">
      <select
        className={clsx(CONTROL, 'appearance-none pr-8', className)}
        {...described(rest.id, { invalid, help })}
        {...rest}
      />
      <Icon
        name="chevron-down"
        size={15}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
      />
    </span>
  )
}

export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="checkbox" className={clsx('checkbox', className)} {...rest} />
}

function described(id: string | undefined, { invalid, help }: Described) {
  const ids = [help && `${id}-help`, invalid && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-invalid': invalid || undefined, 'aria-describedby': (id && ids) || undefined }
}
