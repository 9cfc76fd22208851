import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import type { IconName } from '@/lib/format/icon-names'
import { Icon } from './icon'

const ITEM =
  'flex h-8 w-full items-center gap-2.5 rounded-[6px] px-2.5 text-left text-135 text-secondary outline-offset-[-2px] ' +
  'transition-colors hover:bg-hover hover:text-ink disabled:opacity-50'

type Item = { icon?: IconName; danger?: boolean }

/** One line of a menu in a Popover. */
export function MenuItem({ icon, danger, className, children, ...rest }: ComponentProps<'button'> & Item) {
  return (
    <button type="button" className={clsx(ITEM, danger && 'text-bad hover:text-bad', className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </button>
  )
}

export function MenuLink({ icon, danger, className, children, ...rest }: ComponentProps<typeof Link> & Item) {
  return (
    <Link className={clsx(ITEM, danger && 'text-bad hover:text-bad', className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </Link>
  )
}

/** A quiet line that names what follows. */
export function MenuLabel({ className, ...rest }: ComponentProps<'p'>) {
  return <p className={clsx('px-2.5 pt-1.5 pb-1 text-12 text-muted', className)} {...rest} />
}
