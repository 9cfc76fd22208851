import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Skeleton } from '@/components/ui/skeleton'
import { loadSupportDesk, type SupportRow, supportDesk } from '@/lib/domain/overview/desks/support'
import { humanise } from '@/lib/format/status'
import { listPage } from '../../_components/list-page'
import { SupportLead } from './_components/support-lead'

export const metadata: Metadata = { title: 'Limits without KYC' }

const columns: Column<SupportRow>[] = [
  column.person({ card: 'title' }),
  column.money('balance', 'Balance', (row) => row.balance, { card: 'end' }),
  column.status('tier', (row) => row.tier, { id: 'tier', label: 'Tier', card: 'sub' }),
  column.text('kyc', 'KYC', (row) => humanise(row.kyc)),
  column.money('limit', 'Daily limit', (row) => row.dailyLimit),
  column.money('basic', 'Without KYC', (row) => row.basicLimit, {
    title: 'What the basic tier allows a day',
  }),
  column.status('wallet', (row) => row.status, { card: 'mark' }),
  column.when('opened', 'Opened', (row) => row.openedAt, { sort: 'opened' }),
]

export default listPage({
  permission: 'wallets:read',
  title: 'Limits without KYC',
  definition: supportDesk,
  columns,
  load: loadSupportDesk,
  lead: (_clock, state) => (
    <Suspense fallback={<Skeleton className="h-24" />}>
      <SupportLead state={state} />
    </Suspense>
  ),
  href: (row) => `/admin/wallets/${row.id}`,
  nameOf: (row) => row.customer,
  none: 'Every wallet above the basic tier is supported by a KYC approval in force.',
})
