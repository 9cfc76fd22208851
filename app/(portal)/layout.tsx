import type { ReactNode } from 'react'
import { Unreachable } from '@/components/feedback/unreachable'
import { AccountMenu } from '@/components/layout/account-menu'
import { SessionWatch } from '@/components/layout/session-watch'
import { Sidebar } from '@/components/layout/sidebar'
import { SystemStatus } from '@/components/layout/system-status'
import { TopBar } from '@/components/layout/top-bar'
import { Toaster } from '@/components/ui/toast'
import { loadShell } from '@/lib/domain/overview/shell'
import { Bell } from './_components/bell'
import { SignOut } from './_components/sign-out'

/** The frame around every page. It shows who is signed in, but guards nothing: loaders do. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { user, demo, left, groups, waiting, problems, unreachable } = await loadShell()
  return (
    <div className="portal lg:grid lg:grid-cols-[228px_minmax(0,1fr)]">
      <a href="#content" className="skip-link">
        Skip to content
      </a>
      <Sidebar groups={groups} waiting={waiting} footer={<SystemStatus problems={problems} />} />
      <div className="min-w-0">
        <TopBar
          groups={groups}
          demo={demo}
          bell={user && !unreachable && <Bell />}
          account={user && <AccountMenu {...user} signOut={<SignOut />} />}
        />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto max-w-[1720px] px-3 pt-5 pb-12 outline-none sm:px-6"
        >
          {unreachable ? <Unreachable level={1} /> : children}
        </main>
      </div>
      {left && !unreachable && <SessionWatch left={left} />}
      <Toaster />
    </div>
  )
}
