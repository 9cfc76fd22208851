import type { Metadata } from 'next'
import { loadSessions } from '@/lib/domain/sessions/loaders'
import { sessionList } from '@/lib/domain/sessions/schema'
import { listPage } from '../_components/list-page'
import { sessionColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Sessions' }

export default listPage({
  permission: 'sessions:read',
  title: 'Sessions',
  definition: sessionList,
  columns: sessionColumns,
  load: loadSessions,
  nameOf: (row) => `the session of ${row.name}`,
  opens: false,
  none: 'Whoever signs in appears here.',
})
