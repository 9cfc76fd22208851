import type { Clock } from '@/components/data-table/types'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadRound } from '@/lib/domain/integrity/loaders'
import { differenceList } from '@/lib/domain/integrity/schema'
import { formatDateTime } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import type { ListState } from '@/lib/list/definition'
import { listHref } from '@/lib/list/url'

/** How far the comparison is, what it says, and the way to take it along. */
export async function RoundFacts({ clock, state }: { clock: Clock; state: ListState }) {
  const { open, lastFinished, lastWallets, wallets } = await loadRound()
  const [, query = ''] = listHref(differenceList, { ...state, cursor: null }).split('?')
  return (
    <Card className="flex flex-wrap items-center gap-x-8 gap-y-3 px-4 py-3">
      <div className="flex items-center gap-3">
        <span className="num text-21 font-semibold">{formatCount(open)}</span>
        <span className="text-secondary">{open === 1 ? 'wallet differs' : 'wallets differ'} now</span>
        {open > 0 && <StatusBadge kind="difference" status="open" />}
      </div>
      <p className="text-125 text-muted">
        {lastFinished && lastWallets !== null
          ? `All ${formatCount(lastWallets)} wallets compared at ${formatDateTime(lastFinished, clock.zone)}; those that move, within seconds.`
          : `The first round over all wallets is under way: ${formatCount(wallets)} compared.`}
      </p>
      <ButtonLink
        href={`/api/balance-differences/export${query && `?${query}`}`}
        icon="download"
        className="ml-auto"
      >
        CSV
      </ButtonLink>
    </Card>
  )
}
