import type { Metadata } from 'next'
import { loadAuditEvents } from '@/lib/domain/audit/loaders'
import { auditList } from '@/lib/domain/audit/schema'
import { listPage } from '../_components/list-page'
import { auditColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Audit log' }

export default listPage({
  permission: 'audit:read',
  title: 'Audit log',
  definition: auditList,
  columns: auditColumns,
  load: loadAuditEvents,
  nameOf: (row) => row.id,
  none: 'What admins do is written here, in the same transaction as the change.',
  opens: false,
})
