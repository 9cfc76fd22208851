import { grantDesk, loadGrantFigures, UNUSED_DAYS } from '@/lib/domain/overview/desks/grants'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { formatAge } from '@/lib/format/duration'
import type { ListState } from '@/lib/list/definition'
import { tileOf } from '../../_components/tile-of'
import { Tiles } from '../../_components/tiles'

/** Which access grants somebody should look at. */
export async function GrantLead({ clock, state }: { clock: PageClock; state: ListState }) {
  const figures = await loadGrantFigures()
  const tile = (key: 'expired' | 'days_7' | 'days_30' | 'unused') =>
    ({ ...tileOf(grantDesk.path, 'need', key, state), count: figures[key] }) as const
  return (
    <div className="grid gap-2">
      <Tiles
        label="Access grants by what they need"
        tiles={[
          { ...tile('days_7'), label: 'End within 7 days', icon: 'hourglass', tone: 'warning' },
          { ...tile('days_30'), label: 'End within 30 days', icon: 'clock', tone: 'info' },
          { ...tile('expired'), label: 'Have run out', icon: 'key-round', tone: 'neutral' },
          {
            ...tile('unused'),
            count: figures.asOf ? figures.unused : null,
            label: `Unused for ${UNUSED_DAYS} days`,
            icon: 'circle-dashed',
            tone: 'warning',
          },
        ]}
      />
      <p className="text-125 text-muted">
        Unused: no completed transaction of this merchant for this customer, or none since it was granted.{' '}
        {figures.asOf
          ? `Transactions are followed up to ${formatAge(figures.asOf, clock.now)}.`
          : 'The worker has not followed the transactions yet.'}
      </p>
    </div>
  )
}
