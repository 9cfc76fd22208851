import type { Metadata } from 'next'
import { Suspense } from 'react'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Skeleton } from '@/components/ui/skeleton'
import { type GrantRow, grantDesk, loadGrantDesk } from '@/lib/domain/overview/desks/grants'
import { nameOf } from '@/lib/format/status'
import { listPage } from '../../_components/list-page'
import { GrantLead } from './_components/grant-lead'

export const metadata: Metadata = { title: 'Grants to look at' }

const columns: Column<GrantRow>[] = [
  column.name('merchant', 'Merchant', (row) => row.merchant, { card: 'title' }),
  column.person({ card: 'sub' }),
  column.status('access', (row) => row.access, { id: 'access', label: 'Access', card: 'end' }),
  column.text('reason', 'Reason', (row) => nameOf(row.reason)),
  column.when('used', 'Last used', (row) => row.lastUsedAt, {
    sort: 'used',
    title: 'To the day; a dash where it never was',
  }),
  column.when('expires', 'Expires', (row) => row.expiresAt, { card: 'mark' }),
  column.when('created', 'Granted', (row) => row.createdAt),
]

export default listPage({
  permission: 'customers:read',
  title: 'Grants to look at',
  definition: grantDesk,
  columns,
  load: loadGrantDesk,
  lead: (clock, state) => (
    <Suspense fallback={<Skeleton className="h-24" />}>
      <GrantLead clock={clock} state={state} />
    </Suspense>
  ),
  href: (row) => `/admin/access-grants/${row.id}`,
  nameOf: (row) => `${row.merchant} for ${row.customer}`,
  none: 'No access grant is about to end, and each is used.',
})
