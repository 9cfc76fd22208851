import { z } from 'zod'
import { WATCHDOG } from '@/lib/domain/alerts/constants'
import { env } from '@/lib/env'
import { perProcess } from '@/lib/per-process'
import { ask } from './neighbour'

/** What was heard longer ago than so many intervals is no longer the present. */
const FRESH_INTERVALS = 4

/** As far as it is read here. Source: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml */
const answered = z.array(
  z.object({
    fingerprint: z.string(),
    startsAt: z.iso.datetime({ offset: true }),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
    status: z.object({ silencedBy: z.array(z.string()), inhibitedBy: z.array(z.string()) }),
  }),
)

export type ActiveAlert = {
  fingerprint: string
  name: string
  severity: string
  summary: string | null
  /** ISO. */
  since: string
  silenced: boolean
  /** Follows from another alert that fires. */
  inhibited: boolean
}

/** What fires now, the most severe first; or that nobody can say. */
export type ActiveAlerts =
  | { state: 'connected'; at: number; alerts: ActiveAlert[] }
  | { state: 'not-connected' }

const heard = () =>
  perProcess('active-alerts', () => ({ last: null as Extract<ActiveAlerts, { at: number }> | null }))

const rank = (severity: string) => ['critical', 'warning', 'info'].indexOf(severity) + 1 || 4

/**
 * Asks Alertmanager what fires, and keeps the answer for the pages.
 * @throws NeighbourError
 */
export async function refreshActiveAlerts(): Promise<void> {
  const list = answered.parse(JSON.parse(await ask('alertmanager', 'api/v2/alerts')))
  const alerts = list
    .filter(({ labels }) => labels.alertname !== WATCHDOG)
    .map(({ fingerprint, labels, annotations, startsAt, status }) => ({
      fingerprint,
      name: labels.alertname ?? fingerprint,
      severity: labels.severity ?? 'none',
      summary: annotations.summary ?? annotations.description ?? null,
      since: new Date(startsAt).toISOString(),
      silenced: status.silencedBy.length > 0,
      inhibited: status.inhibitedBy.length > 0,
    }))
    .sort((a, b) => rank(a.severity) - rank(b.severity) || a.since.localeCompare(b.since))
  heard().last = { state: 'connected', at: Date.now(), alerts }
}

/** What fires, as of the last time Alertmanager was asked; no waiting. */
export function activeAlerts(now = Date.now()): ActiveAlerts {
  const { last } = heard()
  const limit = Math.max(FRESH_INTERVALS * env().METRICS_COLLECTION_INTERVAL, 60_000)
  return last && now - last.at <= limit ? last : { state: 'not-connected' }
}

/** How many alerts fire, without those that are silenced or follow from others; null where nobody can say. */
export function firingAlerts(): number | null {
  const heard = activeAlerts()
  if (heard.state === 'not-connected') return null
  return heard.alerts.filter(({ silenced, inhibited }) => !silenced && !inhibited).length
}

/** What Alertmanager says of one alert now: `gone` where it does not list it any more. */
export function alertmanagerSays(
  fingerprint: string,
  since: string,
): 'firing' | 'silenced' | 'inhibited' | 'gone' | 'not-connected' {
  const heard = activeAlerts()
  if (heard.state === 'not-connected') return heard.state
  const alert = heard.alerts.find((one) => one.fingerprint === fingerprint && one.since === since)
  if (!alert) return 'gone'
  if (alert.silenced) return 'silenced'
  return alert.inhibited ? 'inhibited' : 'firing'
}

/** Forgets what was heard: Alertmanager does not answer any more. */
export function forgetActiveAlerts(): void {
  heard().last = null
}

type Silence = {
  labels: Readonly<Record<string, string>>
  startsAt: Date
  endsAt: Date
  createdBy: string
  comment: string
}

/**
 * Silences the alerts that have all of these labels.
 * @returns the id of the silence
 * @throws NeighbourError
 */
export async function createSilence({ labels, ...silence }: Silence): Promise<string> {
  const matchers = Object.entries(labels).map(([name, value]) => ({
    name,
    value,
    isRegex: false,
    isEqual: true,
  }))
  const answer = await ask('alertmanager', 'api/v2/silences', { matchers, ...silence })
  return z.object({ silenceID: z.string().min(1) }).parse(JSON.parse(answer)).silenceID
}
