import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Skeleton } from '@/components/ui/skeleton'
import { type EftDeskRow, eftDesk, loadEftDesk } from '@/lib/domain/overview/desks/eft'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { listPage } from '../../_components/list-page'
import { AgeBadge } from './_components/age-badge'
import { EftLead } from './_components/eft-lead'

export const metadata: Metadata = { title: 'EFT payments under way' }

const columns: Column<EftDeskRow>[] = [
  column.reference('reference', 'Reference', (row) => row.reference, { card: 'title' }),
  column.person({ card: 'sub' }),
  column.tag('bank', 'Bank', (row) => row.bank),
  column.text('account', 'Account', (row) => row.account),
  column.money('amount', 'Amount', (row) => row.amount, { card: 'end' }),
  column.status('eft', (row) => row.status),
  {
    id: 'age',
    label: 'Under way',
    card: 'mark',
    cell: (row, clock) => (
      <AgeBadge age={row.age} text={formatDuration(ageSeconds(row.createdAt, clock.now))} />
    ),
  },
  column.when('created', 'Created', (row) => row.createdAt, { sort: 'created' }),
]

export default listPage({
  permission: 'eft:read',
  title: 'EFT payments under way',
  definition: eftDesk,
  columns,
  load: loadEftDesk,
  lead: (_clock, state) => (
    <Suspense fallback={<Skeleton className="h-64" />}>
      <EftLead state={state} />
    </Suspense>
  ),
  href: (row) => `/admin/eft-payments/${row.id}`,
  nameOf: (row) => row.reference,
  none: 'No EFT payment is under way.',
})
