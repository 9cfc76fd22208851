import type { Metadata } from 'next'
import { loadAuditEvents } from '@/lib/domain/audit/loaders'
import { auditList } from '@/lib/domain/audit/schema'
import { listPage } from '../_components/list-page'
import { auditColumns } from './_components/columns'
import { TrailHead } from './_components/trail-head'

export const metadata: Metadata = { title: 'Audit log' }

export default listPage({
  permission: 'audit:read',
  title: 'Audit log',
  definition: auditList,
  columns: auditColumns,
  load: loadAuditEvents,
  lead: (clock) => <TrailHead clock={clock} />,
  nameOf: (row) => row.id,
  none: 'What admins do is written here, in the same transaction as the change.',
})
