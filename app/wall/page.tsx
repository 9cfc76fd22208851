import type { Metadata } from 'next'
import { loadWall } from '@/lib/live/wall'
import { LiveProvider } from '../(portal)/_components/live/live'
import { liveView } from '../(portal)/monitoring/dashboard/_components/live-view'
import { PairScreen } from './_components/pair-screen'
import { WaitScreen } from './_components/wait-screen'
import { Wall } from './_components/wall'

export const metadata: Metadata = { title: 'Wall display' }

/** For a screen that hangs on a wall for weeks: the figures of the bank, large, one section after the other. */
export default async function WallPage() {
  const known = await loadWall()
  if (known === 'stranger') return <PairScreen />
  if (known === 'unreachable') return <WaitScreen />
  return (
    <LiveProvider view={liveView(known)} ageSeconds={known.latest?.ageSeconds ?? null}>
      <Wall staleSeconds={known.staleSeconds} zone={known.timeZone} renderedAt={known.now} />
    </LiveProvider>
  )
}
