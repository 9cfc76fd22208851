import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'
import { type ButtonLook, buttonClass } from './button'
import { Icon } from './icon'

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return (
    <Link className={clsx(buttonClass({ variant, size }), className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </Link>
  )
}
