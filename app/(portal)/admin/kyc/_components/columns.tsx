import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge, Tag } from '@/components/ui/badge'
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
    sort: 'queue',
    cell: (row) => <StatusBadge kind="risk" status={row.riskLevel} title={`Score ${row.riskScore} of 100`} />,
  },
  column.status('kyc', (row) => row.status, { card: 'end' }),
  {
    id: 'waiting',
    label: 'Waiting',
    card: 'mark',
    cell: (row, clock) => <Waiting row={row} now={clock.now} />,
  },
  { id: 'claimed', label: 'Officer', cell: (row) => <Officer row={row} /> },
  column.when('submitted', 'Submitted', (row) => row.submittedAt, { sort: 'submitted' }),
  column.when('decided', 'Decided', (row) => row.decidedAt, { optional: true }),
]

/** Who has it, or is meant to have it next. */
function Officer({ row }: { row: KycRow }) {
  const { claimedBy, claimLive, assignedTo, halfApproved } = row
  const name = claimedBy ?? assignedTo
  return (
    <span className="flex min-w-0 items-center gap-2 text-secondary">
      {name || !halfApproved ? <span className="truncate">{name ?? UNKNOWN}</span> : null}
      {claimedBy && !claimLive && row.status === 'in_progress' && <Tag>claim ended</Tag>}
      {!claimedBy && assignedTo && <Tag>assigned</Tag>}
      {halfApproved && <Badge tone="info">1 of 2</Badge>}
    </span>
  )
}

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
