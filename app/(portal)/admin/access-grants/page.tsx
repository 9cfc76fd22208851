import type { Metadata } from 'next'
import { loadAccessGrants } from '@/lib/domain/access/loaders'
import { accessGrantList } from '@/lib/domain/access/schema'
import { listPage } from '../_components/list-page'
import { accessGrantColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Access grants' }

export default listPage({
  permission: 'customers:read',
  title: 'Access grants',
  definition: accessGrantList,
  columns: accessGrantColumns,
  load: loadAccessGrants,
  nameOf: (row) => `${row.merchant} for ${row.customer}`,
  none: 'They appear here as soon as a merchant may act for a customer.',
})
