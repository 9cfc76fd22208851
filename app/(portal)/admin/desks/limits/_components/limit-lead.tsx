import { limitDesk, loadLimitFigures } from '@/lib/domain/overview/desks/limits'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { formatAge } from '@/lib/format/duration'
import type { ListState } from '@/lib/list/definition'
import { tileOf } from '../../_components/tile-of'
import { Tiles } from '../../_components/tiles'

/** How many wallets are near or over each limit. */
export async function LimitLead({ clock, state }: { clock: PageClock; state: ListState }) {
  const figures = await loadLimitFigures()
  const tile = (key: 'over_day' | 'near_day' | 'over_month' | 'near_month') =>
    ({
      ...tileOf(limitDesk.path, 'limit', key, state),
      count: figures.asOf ? figures[key] : null,
    }) as const
  return (
    <div className="grid gap-2">
      <Tiles
        label="Wallets by limit"
        tiles={[
          { ...tile('over_day'), label: 'Daily limit used up', icon: 'circle-x', tone: 'bad' },
          { ...tile('near_day'), label: 'Near the daily limit', icon: 'gauge', tone: 'warning' },
          { ...tile('over_month'), label: 'Monthly limit used up', icon: 'circle-x', tone: 'bad' },
          { ...tile('near_month'), label: 'Near the monthly limit', icon: 'gauge', tone: 'warning' },
        ]}
      />
      <p className="text-125 text-muted">
        Near is four fifths and more.{' '}
        {figures.asOf
          ? `The worker looked ${formatAge(figures.asOf, clock.now)}; a wallet’s own page is up to the moment.`
          : 'The worker has not looked yet.'}
      </p>
    </div>
  )
}
