'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { useBackgroundRefresh } from '@/components/layout/background-refresh'
import { PAGE_KEYS } from '@/components/layout/shortcuts'
import { buttonClass, IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { useLive, useLiveStore } from './live'

const REFRESH_MS = 5 * 60_000

/** Pauses the stream, reads the whole page anew now, and every 5 minutes, which is nobody's doing. */
export function LiveControls() {
  const router = useRouter()
  const store = useLiveStore()
  const paused = useLive((state) => state.paused)
  const ended = useLive((state) => state.link === 'ended')
  const outdated = useLive((state) => state.outdated)
  const background = useBackgroundRefresh()
  const [busy, startRefresh] = useTransition()

  const refreshAlone = useRef(background.refresh)
  refreshAlone.current = background.refresh
  useEffect(() => {
    if (paused || ended) return
    const timer = setInterval(() => refreshAlone.current(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [paused, ended])

  useEffect(() => {
    if (outdated) location.reload()
  }, [outdated])

  return (
    <div className="flex items-center gap-2">
      <IconButton
        icon={paused ? 'play' : 'pause'}
        label={paused ? 'Resume live figures' : 'Pause live figures'}
        aria-pressed={paused}
        aria-keyshortcuts={PAGE_KEYS.pause}
        onClick={() => store.setPaused(!paused)}
      />
      <Link href="/wall" aria-label="Show on a wall" title="Show on a wall" className={buttonClass({}, true)}>
        <Icon name="monitor" size={15} />
      </Link>
      <IconButton
        icon="refresh-cw"
        label="Refresh now"
        aria-keyshortcuts={PAGE_KEYS.refresh}
        aria-busy={busy || background.busy || undefined}
        onClick={() => startRefresh(() => router.refresh())}
      />
    </div>
  )
}
