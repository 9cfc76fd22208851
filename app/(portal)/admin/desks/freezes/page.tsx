import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { Skeleton } from '@/components/ui/skeleton'
import { type FreezeRow, freezeDesk, loadFreezeDesk } from '@/lib/domain/overview/desks/freezes'
import { formatDate } from '@/lib/format/date'
import { nameOf } from '@/lib/format/status'
import { listPage } from '../../_components/list-page'
import { FreezeLead } from './_components/freeze-lead'

export const metadata: Metadata = { title: 'Freezes to review' }

const columns: Column<FreezeRow>[] = [
  column.person({ card: 'title' }),
  { id: 'review', label: 'Review', sort: 'review', card: 'end', cell: (row) => <Review row={row} /> },
  column.status('wallet', (row) => (row.direction === 'all' ? 'frozen' : 'frozen_debit'), {
    id: 'direction',
    label: 'Stops',
    card: 'mark',
  }),
  column.text('reason', 'Reason', (row) => nameOf(row.reason), { card: 'sub' }),
  column.text('authority', 'Authority reference', (row) => row.authority),
  column.text('by', 'Frozen by', (row) => row.frozenBy),
  column.when('frozen', 'Frozen', (row) => row.frozenAt, { sort: 'frozen' }),
]

function Review({ row }: { row: FreezeRow }) {
  const on = formatDate(row.reviewOn, 'UTC')
  if (row.review === 'overdue') {
    return (
      <Badge tone="bad" icon="hourglass">
        {on}
      </Badge>
    )
  }
  return row.review === 'today' ? (
    <Badge tone="warning" icon="clock">
      Today
    </Badge>
  ) : (
    <span className="whitespace-nowrap text-secondary">{on}</span>
  )
}

export default listPage({
  permission: 'wallets:read',
  title: 'Freezes to review',
  definition: freezeDesk,
  columns,
  load: loadFreezeDesk,
  lead: (_clock, state) => (
    <Suspense fallback={<Skeleton className="h-24" />}>
      <FreezeLead state={state} />
    </Suspense>
  ),
  href: (row) => `/admin/wallets/${row.walletId}`,
  nameOf: (row) => row.customer,
  none: 'No wallet is frozen.',
})
