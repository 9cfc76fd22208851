import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** The scrolling box and the table in it. Give it an accessible name: `aria-label` or a caption. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard
    <div className="overflow-x-auto" tabIndex={0}>
      <table className={clsx('w-full border-collapse text-135', className)} {...rest} />
    </div>
  )
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead className={clsx('border-b bg-card text-125 text-muted', className)} {...rest} />
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody className={clsx('divide-y', className)} {...rest} />
}

/** A 40 px row; `data-selected` tints it. */
export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={clsx('h-10 transition-colors hover:bg-hover data-[selected=true]:bg-accent-tint', className)}
      {...rest}
    />
  )
}

type CellProps = { numeric?: boolean }

export function HeaderCell({ className, numeric, scope = 'col', ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope={scope}
      className={clsx(
        'h-9 whitespace-nowrap px-3 font-medium first:pl-4 last:pr-4',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
      {...rest}
    />
  )
}

export function Cell({ className, numeric, ...rest }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      className={clsx('px-3 first:pl-4 last:pr-4', numeric && 'num whitespace-nowrap text-right', className)}
      {...rest}
    />
  )
}

/** A reference, key or account number: monospaced, never wrapped. */
export function Mono({ className, ...rest }: ComponentProps<'span'>) {
  return <span className={clsx('whitespace-nowrap font-mono text-12 text-secondary', className)} {...rest} />
}
