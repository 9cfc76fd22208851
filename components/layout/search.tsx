'use client'

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { NavigationGroup } from '@/lib/navigation'

const CommandPalette = lazy(() =>
  import('./command-palette').then((file) => ({ default: file.CommandPalette })),
)

/** The search field of the top bar: opens the palette, which is loaded the first time. */
export function Search({ groups }: { groups: NavigationGroup[] }) {
  const [used, setUsed] = useState(false)
  const [open, setOpen] = useState(false)
  const apple = useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setUsed(true)
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label="Search records, pages and actions"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => {
          setUsed(true)
          setOpen(true)
        }}
        className="flex size-8 items-center justify-center gap-2.5 rounded-control text-muted transition-colors hover:bg-hover md:h-8 md:w-72 md:justify-start md:border md:bg-card md:pr-2 md:pl-3 md:shadow-card md:hover:bg-card xl:w-80"
      >
        <Icon name="search" size={15} />
        <span className="hidden flex-1 text-left md:block">Search or go to…</span>
        <span className="hidden md:block">
          <Kbd>{apple ? '⌘K' : 'Ctrl K'}</Kbd>
        </span>
      </button>
      {used && (
        <Suspense>
          <CommandPalette open={open} onClose={() => setOpen(false)} groups={groups} />
        </Suspense>
      )}
    </>
  )
}
