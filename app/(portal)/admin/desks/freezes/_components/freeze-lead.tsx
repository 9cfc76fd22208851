import { freezeDesk, loadFreezeFigures } from '@/lib/domain/overview/desks/freezes'
import type { ListState } from '@/lib/list/definition'
import { tileOf } from '../../_components/tile-of'
import { Tiles } from '../../_components/tiles'

/** When open freezes are to be looked at again. */
export async function FreezeLead({ state }: { state: ListState }) {
  const { reviews } = await loadFreezeFigures()
  const tile = (key: keyof typeof reviews) =>
    ({ ...tileOf(freezeDesk.path, 'review', key, state), count: reviews[key] }) as const
  return (
    <Tiles
      label="Open freezes by review"
      tiles={[
        { ...tile('overdue'), label: 'Review overdue', icon: 'hourglass', tone: 'bad' },
        { ...tile('today'), label: 'To review today', icon: 'clock', tone: 'warning' },
        { ...tile('week'), label: 'In the next 7 days', icon: 'snowflake', tone: 'info' },
        { ...tile('later'), label: 'Later', icon: 'snowflake', tone: 'neutral' },
      ]}
    />
  )
}
