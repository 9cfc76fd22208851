import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import type { IconName } from '@/lib/format/icon-names'
import { Icon } from './icon'

const VARIANTS = {
  primary: 'bg-accent text-on-accent border-transparent hover:brightness-110 active:brightness-95',
  secondary: 'bg-card text-ink border-line shadow-card hover:bg-hover',
  ghost: 'bg-transparent text-secondary border-transparent hover:bg-hover hover:text-ink',
  danger: 'bg-card text-bad border-line shadow-card hover:bg-bad-tint hover:border-transparent',
}
const SIZES = {
  sm: 'h-7 px-2 gap-1.5 text-12',
  md: 'h-8 px-3 gap-2 text-125',
  lg: 'h-9 px-4 gap-2 text-135',
}
const SQUARES = { sm: 'size-7', md: 'size-8', lg: 'size-9' }

export type ButtonLook = { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES; icon?: IconName }

/** The class of a button, for what is not a <button>. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook = {}, square = false): string {
  return clsx('button', VARIANTS[variant], square ? SQUARES[size] : SIZES[size])
}

/** A button with a verb. `busy` keeps its size, shows progress and refuses a second press. */
export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonLook & { busy?: boolean }) {
  return (
    <button
      type={type}
      className={clsx(buttonClass({ variant, size }), className)}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? (
        <Icon name="loader-circle" size={15} className="spin" />
      ) : (
        icon && <Icon name={icon} size={15} />
      )}
      {children}
    </button>
  )
}

/** A button of one icon; the label is its name and its tooltip. */
export function IconButton({
  variant = 'secondary',
  size = 'md',
  icon,
  label,
  className,
  type = 'button',
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & ButtonLook & { icon: IconName; label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(buttonClass({ variant, size }, true), className)}
      {...rest}
    >
      <Icon name={icon} size={15} />
    </button>
  )
}
