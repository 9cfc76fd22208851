import type { Metadata } from 'next'
import { loadBulkRuns } from '@/lib/domain/bulk/loaders'
import { bulkRunList } from '@/lib/domain/bulk/schema'
import { listPage } from '../_components/list-page'
import { bulkRunColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Bulk actions' }

export default listPage({
  permission: 'bulk:read',
  title: 'Bulk actions',
  definition: bulkRunList,
  columns: bulkRunColumns,
  load: loadBulkRuns,
  nameOf: (row) => row.title,
  none: 'Select rows of a list, as of the wallets, and choose what to do with them: it is planned and followed here.',
})
