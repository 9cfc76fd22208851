'use client'

import { clsx } from 'clsx'
import type { ComponentProps, KeyboardEvent } from 'react'
import { Link } from '@/components/ui/link'
import type { IconName } from '@/lib/format/icon-names'
import { Icon } from './icon'

const ITEM = 'option transition-colors disabled:opacity-50'

/** The items of a Popover as a menu: arrow keys, Home and End move between them. */
export function Menu({ label, ...rest }: ComponentProps<'div'> & { label: string }) {
  return <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={moveFocus} {...rest} />
}

type Item = { icon?: IconName; danger?: boolean }

export function MenuItem({ icon, danger, className, children, ...rest }: ComponentProps<'button'> & Item) {
  return (
    <button type="button" role="menuitem" className={clsx(ITEM, danger && 'text-bad', className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </button>
  )
}

/** An item that leads to a page. */
export function MenuLink({ icon, className, children, ...rest }: ComponentProps<typeof Link> & Item) {
  return (
    <Link role="menuitem" className={clsx(ITEM, className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </Link>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined || items.length === 0) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
