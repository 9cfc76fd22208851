import type { Metadata } from 'next'
import { loadAlerts } from '@/lib/domain/alerts/loaders'
import { alertList } from '@/lib/domain/alerts/schema'
import { listPage } from '../_components/list-page'
import { alertColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Alerts' }

export default listPage({
  permission: 'alerts:read',
  title: 'Alerts',
  definition: alertList,
  columns: alertColumns,
  load: loadAlerts,
  nameOf: (row) => row.name,
  none: 'They appear here as soon as Alertmanager reports the first one: run ./start-monitoring.sh to connect it.',
})
