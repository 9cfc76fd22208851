import type { Metadata } from 'next'
import { loadExports } from '@/lib/domain/exports/loaders'
import { exportList } from '@/lib/domain/exports/schema'
import { listPage } from '../_components/list-page'
import { exportColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Exports' }

export default listPage({
  permission: 'exports:read',
  title: 'Exports',
  definition: exportList,
  columns: exportColumns,
  load: loadExports,
  nameOf: (row) => row.id,
  opens: false,
  none: 'Whatever is taken out of the bank as a file is listed here: by whom, which rows, and how many.',
})
