import { Person, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Badge, Tag } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { SLA_HOURS } from '@/lib/domain/kyc/constants'
import type { KycRow } from '@/lib/domain/kyc/dto'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

export const kycColumns = (clock: Clock): Column<KycRow>[] => [
  {
    id: 'customer',
    label: 'Customer',
    card: 'title',
    cell: (row) => <Person name={row.customer} phone={row.phone} />,
  },
  { id: 'level', label: 'Level', cell: (row) => <Tag>{humanise(row.level)}</Tag> },
  {
    id: 'risk',
    label: 'Risk',
    card: 'sub',
    cell: (row) => <StatusBadge kind="risk" status={row.riskLevel} title={`Score ${row.riskScore} of 100`} />,
  },
  {
    id: 'status',
    label: 'Status',
    card: 'end',
    cell: (row) => <StatusBadge kind="kyc" status={row.status} />,
  },
  { id: 'waiting', label: 'Waiting', card: 'mark', cell: (row) => <Waiting row={row} now={clock.now} /> },
  {
    id: 'claimed',
    label: 'Claimed by',
    cell: (row) => <span className="text-secondary">{row.claimedBy ?? UNKNOWN}</span>,
  },
  {
    id: 'submitted',
    label: 'Submitted',
    sort: 'submitted',
    cell: (row) => <When at={row.submittedAt} clock={clock} />,
  },
  {
    id: 'decided',
    label: 'Decided',
    optional: true,
    cell: (row) => <When at={row.decidedAt} clock={clock} />,
  },
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
