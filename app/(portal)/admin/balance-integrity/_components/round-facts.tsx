import type { Clock } from '@/components/data-table/types'
import { Card } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadRound } from '@/lib/domain/integrity/loaders'
import { formatDateTime } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'

/** How far the comparison is, and what it says. */
export async function RoundFacts({ clock }: { clock: Clock }) {
  const { open, lastFinished, lastWallets, wallets } = await loadRound()
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
    </Card>
  )
}
