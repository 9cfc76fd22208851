import 'server-only'
import { cache } from 'react'
import { can, type Role } from '@/lib/auth/permissions'
import { unacknowledgedAlertCount } from '@/lib/cache/unacknowledged-alerts'
import { db } from '@/lib/db/client'
import { type ActiveAlert, activeAlerts } from '@/lib/monitoring/alertmanager'

/** An alert that fires, with its record in the portal where Alertmanager has delivered it already. */
export type ShownAlert = ActiveAlert & { id: string | null; acknowledgedBy: string | null }

/** What fires as Alertmanager says it. Never "nothing" where nobody can say. */
export type ShownAlerts =
  | { state: 'connected'; at: string; alerts: ShownAlert[] }
  | { state: 'not-connected' }

type Known = { id: string; fingerprint: string; acknowledgedBy: string | null }

/**
 * What fires now, for roles that may see alerts; null for the others. The alerts are Alertmanager's own and show while
 * the database is gone; then without the way to their records.
 */
export async function shownAlerts(role: Role): Promise<ShownAlerts | null> {
  if (!can(role, 'alerts:read')) return null
  const heard = activeAlerts()
  if (heard.state === 'not-connected') return heard
  const known = heard.alerts.length > 0 ? await knownAlerts().catch(() => []) : []
  const alerts = heard.alerts.map((alert) => {
    const record = known.find(({ fingerprint }) => fingerprint === alert.fingerprint)
    return { ...alert, id: record?.id ?? null, acknowledgedBy: record?.acknowledgedBy ?? null }
  })
  return { state: 'connected', at: new Date(heard.at).toISOString(), alerts }
}

async function knownAlerts(): Promise<Known[]> {
  const rows = await db().alertNotification.findMany({
    where: { status: 'firing' },
    orderBy: { startsAt: 'desc' },
    take: 500,
    select: { id: true, fingerprint: true, acknowledgedBy: { select: { name: true } } },
  })
  return rows.map(({ acknowledgedBy, ...row }) => ({ ...row, acknowledgedBy: acknowledgedBy?.name ?? null }))
}

/** How many alerts fire that nobody has acknowledged, as delivered; undefined for roles that may not see them. */
export const unacknowledgedAlerts = cache(async (role: Role): Promise<number | undefined> => {
  if (!can(role, 'alerts:read')) return undefined
  return unacknowledgedAlertCount(() =>
    db().alertNotification.count({ where: { status: 'firing', acknowledgedAt: null } }),
  )
})
