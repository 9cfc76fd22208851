import 'server-only'
import { guardedList, guardedLoader, guardedRecord } from '@/lib/auth/guarded-loader'
import { alertmanagerSays } from '@/lib/monitoring/alertmanager'
import { readRunbook } from '@/lib/monitoring/runbooks'
import { findAlert, listAlerts, listDeeds, listResponders } from './data'

export const loadAlerts = guardedList('alerts:read', listAlerts)
export const loadAlert = guardedRecord('alerts:read', findAlert)
export const loadDeeds = guardedLoader('alerts:read', (_session, id: string) => listDeeds(id))
export const loadResponders = guardedLoader('alerts:acknowledge', () => listResponders())
export const loadRunbook = guardedLoader('alerts:read', (_session, alert: string) => readRunbook(alert))
export const loadPresent = guardedLoader(
  'alerts:read',
  async (_session, fingerprint: string, since: string) => alertmanagerSays(fingerprint, since),
)
