import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Skeleton } from '@/components/ui/skeleton'
import { type LimitRow, limitDesk, loadLimitDesk } from '@/lib/domain/overview/desks/limits'
import { listPage } from '../../_components/list-page'
import { UseCell } from '../_components/use-cell'
import { LimitLead } from './_components/limit-lead'

export const metadata: Metadata = { title: 'Wallets near their limits' }

const columns: Column<LimitRow>[] = [
  column.person({ card: 'title' }),
  column.status('tier', (row) => row.tier, { id: 'tier', label: 'Tier', card: 'end' }),
  {
    id: 'day',
    label: 'Out today',
    card: 'sub',
    cell: (row) => (
      <UseCell label="Out today" used={row.usedToday} limit={row.dailyLimit} share={row.dayUse} />
    ),
  },
  {
    id: 'month',
    label: 'Out this month',
    sort: 'use',
    card: 'mark',
    cell: (row) => (
      <UseCell label="Out this month" used={row.usedMonth} limit={row.monthlyLimit} share={row.monthUse} />
    ),
  },
  column.status('wallet', (row) => row.status),
  column.money('dailyLimit', 'Daily limit', (row) => row.dailyLimit, { optional: true }),
  column.money('monthlyLimit', 'Monthly limit', (row) => row.monthlyLimit, { optional: true }),
]

export default listPage({
  permission: 'wallets:read',
  title: 'Wallets near their limits',
  definition: limitDesk,
  columns,
  load: loadLimitDesk,
  lead: (clock, state) => (
    <Suspense fallback={<Skeleton className="h-24" />}>
      <LimitLead clock={clock} state={state} />
    </Suspense>
  ),
  href: (row) => `/admin/wallets/${row.id}`,
  nameOf: (row) => row.customer,
  none: 'No wallet has used four fifths of a limit.',
})
