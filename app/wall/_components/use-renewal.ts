import { useEffect } from 'react'
import { useLive } from '@/app/(portal)/_components/live/live'

const DAY_MS = 24 * 3600_000
const LOOK_MS = 60_000

/**
 * Loads the page anew when the portal runs another version, once a day, and when this screen may not read any more.
 * Only while the portal answers: the screen never ends on the browser's own error page.
 */
export function useRenewal(): void {
  const link = useLive((state) => state.link)
  const outage = useLive(({ view }) => view.outage)
  const outdated = useLive((state) => state.outdated)
  useEffect(() => {
    if (link === 'ended' || outdated) location.reload()
    if (link !== 'live' || outage) return
    const timer = setInterval(() => performance.now() > DAY_MS && location.reload(), LOOK_MS)
    return () => clearInterval(timer)
  }, [link, outage, outdated])
}
