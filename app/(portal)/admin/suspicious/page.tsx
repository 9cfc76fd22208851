import type { Metadata } from 'next'
import { loadCases } from '@/lib/domain/suspicious/loaders'
import { suspiciousList } from '@/lib/domain/suspicious/schema'
import { listPage } from '../_components/list-page'
import { caseColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Suspicious activity' }

export default listPage({
  permission: 'suspicious:read',
  title: 'Suspicious activity',
  definition: suspiciousList,
  columns: caseColumns,
  load: loadCases,
  nameOf: (row) => row.subject,
  none: 'The rules have found nothing. What they look for stands under Rules.',
})
