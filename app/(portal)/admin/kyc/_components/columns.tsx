import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { SLA_HOURS } from '@/lib/domain/kyc/constants'
import type { KycRow } from '@/lib/domain/kyc/dto'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { UNKNOWN } from '@/lib/format/number'

export const kycColumns: Column<KycRow>[] = [
  column.person({ card: 'title' }),
  column.tag('level', 'Level', (row) => row.level),
  {
    id: 'risk',
    label: 'Risk',
    card: 'sub',
    cell: (row) => <StatusBadge kind="risk" status={row.riskLevel} title={`Score ${row.riskScore} of 100`} />,
  },
  column.status('kyc', (row) => row.status, { card: 'end' }),
  {
    id: 'waiting',
    label: 'Waiting',
    card: 'mark',
    cell: (row, clock) => <Waiting row={row} now={clock.now} />,
  },
  column.text('claimed', 'Claimed by', (row) => row.claimedBy),
  column.when('submitted', 'Submitted', (row) => row.submittedAt, { sort: 'submitted' }),
  column.when('decided', 'Decided', (row) => row.decidedAt, { optional: true }),
]

/** How long it has waited for a person, and whether that is too long. */
function Waiting({ row, now }: { row: KycRow; now: Date }) {
  const seconds = ageSeconds(row.submittedAt, now)
  if (row.status !== 'pending' || seconds === null) return <span className="text-muted">{UNKNOWN}</span>
  const late = seconds > SLA_HOURS * 3_600
  return late ? (
    <Badge tone="bad" icon="hourglass">
      {formatDuration(seconds)}
    </Badge>
  ) : (
    <span className="num whitespace-nowrap text-secondary">{formatDuration(seconds)}</span>
  )
}
