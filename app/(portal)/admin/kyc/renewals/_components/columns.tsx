import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { RecordLink } from '@/components/detail/record-link'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { SOON_DAYS } from '@/lib/domain/kyc-renewals/constants'
import type { RenewalRow } from '@/lib/domain/kyc-renewals/dto'
import { ageSeconds, formatAge } from '@/lib/format/duration'
import { UNKNOWN } from '@/lib/format/number'

export const renewalColumns: Column<RenewalRow>[] = [
  {
    id: 'customer',
    label: 'Customer',
    card: 'title',
    cell: (row) => (
      <span className="flex items-baseline gap-2">
        <RecordLink to="/admin/customers" id={row.customerId}>
          {row.customer}
        </RecordLink>
        <span className="text-125 text-muted">{row.phone}</span>
      </span>
    ),
  },
  column.tag('level', 'Level', (row) => row.level),
  column.status('kyc', (row) => row.status, { card: 'end' }),
  column.when('ends', 'Ends', (row) => row.expiresAt, { sort: 'ends', card: 'sub' }),
  {
    id: 'left',
    label: 'Time left',
    card: 'mark',
    cell: (row, clock) => <Left row={row} now={clock.now} />,
  },
  {
    id: 'tier',
    label: 'Wallet',
    cell: (row) => (row.tier ? <StatusBadge kind="tier" status={row.tier} /> : UNKNOWN),
  },
  {
    id: 'renewing',
    label: 'New record',
    cell: (row) => (row.renewing ? <Badge tone="info">waits for a decision</Badge> : UNKNOWN),
  },
  {
    id: 'record',
    label: 'Record',
    cell: (row) => (
      <RecordLink to="/admin/kyc" id={row.id}>
        Open
      </RecordLink>
    ),
  },
]

function Left({ row, now }: { row: RenewalRow; now: Date }) {
  const seconds = -(ageSeconds(row.expiresAt, now) ?? 0)
  if (row.status === 'expired') {
    return (
      <Badge tone="bad" icon="hourglass">
        {formatAge(row.expiresAt, now)}
      </Badge>
    )
  }
  const words = formatAge(row.expiresAt, now)
  if (seconds > SOON_DAYS * 86_400) return <span className="num text-secondary">{words}</span>
  return (
    <Badge tone="warning" icon="clock">
      {seconds < 0 ? 'ends tonight' : words}
    </Badge>
  )
}
