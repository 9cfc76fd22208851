import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { NavigationGroup } from '@/lib/navigation'
import { Breadcrumb } from './breadcrumb'
import { Keyboard } from './keyboard'
import { Search } from './search'
import { ThemeSwitch } from './theme-switch'

type Props = { groups: NavigationGroup[]; demo: boolean; bell: ReactNode; account: ReactNode }

/** Where one is, search, which bank this is, theme, account. */
export function TopBar({ groups, demo, bell, account }: Props) {
  return (
    <header className="top-bar sticky top-0 z-20 flex h-[52px] items-center gap-2 border-b bg-page px-3 sm:gap-3 sm:px-6">
      <button
        type="button"
        popoverTarget="sidebar"
        aria-label="Open navigation"
        className={`${buttonClass({ variant: 'ghost' }, true)} lg:hidden`}
      >
        <Icon name="menu" />
      </button>
      <Breadcrumb groups={groups} />
      <div className="when-complete ml-auto flex shrink-0 items-center gap-1.5 sm:gap-3">
        <Search groups={groups} />
        <Keyboard groups={groups} />
        {demo && (
          <Badge tone="info" icon="flask-conical">
            <span className="hidden sm:inline">Demo data</span>
            <span className="sm:hidden">Demo</span>
          </Badge>
        )}
        <ThemeSwitch />
        {bell}
        {account}
        <span data-end hidden />
      </div>
    </header>
  )
}
