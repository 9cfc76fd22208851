'use client'

import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Logo } from '@/components/ui/logo'
import { formatCount } from '@/lib/format/number'
import type { NavigationGroup, NavigationItem, Waiting } from '@/lib/navigation'
import { placeOf } from './place'
import { GO_TO } from './shortcuts'

export const SIDEBAR_ID = 'sidebar'

type Props = { groups: NavigationGroup[]; waiting: Waiting; footer: ReactNode }

/** The navigation: a column from 1024 px, a drawer (the platform's popover) below. */
export function Sidebar({ groups, waiting, footer }: Props) {
  const pathname = usePathname()
  const drawer = useRef<HTMLElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer.
  useEffect(() => {
    if (drawer.current?.matches(':popover-open')) drawer.current.hidePopover()
  }, [pathname])

  const current = placeOf(groups, pathname)?.item.href
  return (
    <aside ref={drawer} id={SIDEBAR_ID} popover="auto" aria-label="Sidebar" className="sidebar">
      <div className="sidebar-column">
        <div className="flex h-[52px] shrink-0 items-center justify-between pr-2 pl-[18px]">
          <Link
            href="/admin"
            className="flex items-center gap-2.5 rounded-control text-[14.5px] font-semibold"
          >
            <Logo />
            Phantom Banking
          </Link>
          <IconButton
            icon="x"
            label="Close navigation"
            variant="ghost"
            className="lg:hidden"
            popoverTarget={SIDEBAR_ID}
            popoverTargetAction="hide"
          />
        </div>
        <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2.5 pb-4">
          {groups.map(({ label, items }) => (
            <div key={label} className="mb-3.5">
              <h2 className="px-2 pt-1.5 pb-1.5 text-12 font-medium text-muted">{label}</h2>
              <ul className="grid gap-px">
                {items.map((item) => (
                  <li key={item.href}>
                    <NavigationLink
                      item={item}
                      current={item.href === current}
                      exact={item.href === pathname}
                      waiting={item.waits ? waiting[item.waits] : undefined}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="min-h-[43px] shrink-0 border-t px-[18px] py-3 text-125 text-secondary">{footer}</div>
      </div>
    </aside>
  )
}

type LinkProps = { item: NavigationItem; current: boolean; exact: boolean; waiting?: number }

function NavigationLink({ item: { href, label, icon }, current, exact, waiting }: LinkProps) {
  return (
    <Link
      href={href}
      data-go={GO_TO[href]}
      aria-current={current ? (exact ? 'page' : 'true') : undefined}
      className={clsx(
        'navigation-link',
        current ? 'bg-current-item font-semibold text-ink' : 'text-secondary hover:bg-hover hover:text-ink',
      )}
    >
      <Icon name={icon} className={current ? 'text-accent' : undefined} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {waiting !== undefined && waiting > 0 && (
        <span className="num rounded-full border bg-card px-1.5 text-11 leading-[17px] font-medium text-secondary">
          {formatCount(waiting)}
          <span className="sr-only"> waiting</span>
        </span>
      )}
    </Link>
  )
}
