'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { NavigationGroup } from '@/lib/navigation'
import { HELP_KEY } from './shortcuts'
import { typing } from './typing'

const KeyHelp = lazy(() => import('./key-help').then((file) => ({ default: file.KeyHelp })))

/** So long after `g` a letter still belongs to it. */
const GO_MS = 1_500

/** The keys that work everywhere: `g` and a letter goes to a page, a letter presses the button or link that carries it, `?` shows them all. */
export function Keyboard({ groups }: { groups: NavigationGroup[] }) {
  const [help, setHelp] = useState<'unused' | 'open' | 'closed'>('unused')
  useEffect(() => {
    let goUntil = 0
    const onKey = (event: KeyboardEvent) => {
      if (typing(event) || event.key.length !== 1) return
      const going = performance.now() < goUntil
      goUntil = event.key === 'g' && !going ? performance.now() + GO_MS : 0
      if (event.key === HELP_KEY) setHelp('open')
      else if (going) press(`#sidebar [data-go="${CSS.escape(event.key)}"]`, event)
      else if (event.key !== 'g') press(`:is(a, button)[aria-keyshortcuts="${CSS.escape(event.key)}"]`, event)
    }
    // Before the keys of a list: a letter after `g` is not one of them.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  return (
    help !== 'unused' && (
      <Suspense>
        <KeyHelp open={help === 'open'} onClose={() => setHelp('closed')} groups={groups} />
      </Suspense>
    )
  )
}

function press(selector: string, event: KeyboardEvent): void {
  const target = document.querySelector<HTMLElement>(selector)
  if (!target) return
  event.preventDefault()
  target.click()
}
