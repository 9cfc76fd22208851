import { z } from 'zod'
import { AlertStatus } from '@/lib/db/generated/enums'
import { defineList } from '@/lib/list/definition'
import { ALERT_AREAS, ALERT_SEVERITIES, SILENCE_HOURS } from './constants'

export const alertList = defineList({
  path: '/admin/alerts',
  noun: { one: 'alert', many: 'alerts' },
  search: 'Name of the alert…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: Object.values(AlertStatus), status: 'alert' },
    severity: { kind: 'choice', label: 'Severity', options: ALERT_SEVERITIES, status: 'severity' },
    area: { kind: 'choice', label: 'Area', options: ALERT_AREAS },
    acknowledged: { kind: 'choice', label: 'Acknowledged', options: ['yes', 'no'] },
    since: { kind: 'dates', label: 'Since' },
    assignee: { kind: 'record', label: 'Assignee' },
  },
  sorts: { since: { label: 'Since', by: 'time' } },
  defaultSort: '-since',
})

/** PostgreSQL keeps neither NUL nor half a character. */
const text = z.string().transform((value) => value.replace(/\0|\p{Cs}/gu, '\ufffd'))
const name = (most: number) => text.pipe(z.string().trim().min(1).max(most))
const texts = z
  .record(z.string().max(200), text.pipe(z.string().max(10_000)))
  .refine((pairs) => Object.keys(pairs).length <= 64, { error: 'at most 64' })

/** To the millisecond, cut and not rounded: as Alertmanager's own API gives it. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString())

const notified = z
  .object({
    status: z.enum(AlertStatus),
    fingerprint: z.string().regex(/^[\w-]{1,64}$/),
    labels: texts.and(
      z.looseObject({ alertname: name(200), severity: name(40).optional(), area: name(40).optional() }),
    ),
    annotations: texts,
    startsAt: instant,
    /** Of one that fires, the year 1. */
    endsAt: instant,
  })
  .transform(({ labels, endsAt, ...alert }) => ({
    ...alert,
    labels,
    name: labels.alertname,
    severity: labels.severity ?? 'none',
    area: labels.area ?? 'other',
    endsAt: alert.status === 'resolved' ? endsAt : null,
  }))

/**
 * What Alertmanager posts, as far as the portal reads it.
 * Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const delivery = z.object({
  version: z.literal('4'),
  truncatedAlerts: z.number().int().min(0).default(0),
  alerts: z.array(notified).max(2_000),
})

export type Delivery = z.output<typeof delivery>

const alertId = z.uuid({ error: 'No such alert.' })
const words = (most: number, error: string) =>
  z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error: `At most ${most} characters.` })
    .regex(/^[^\0]*$/, { error: 'There is a character that cannot be kept.' })
/** An admin's id, or nothing for nobody. */
const person = z
  .union([z.literal(''), z.uuid()], { error: 'Choose one of the list.' })
  .transform((id) => id || null)

export const acknowledgeInput = z.object({ alertId })
export const assignInput = z.object({ alertId, seenAssigneeId: person, assigneeId: person })
export const noteInput = z.object({ alertId, body: words(4_000, 'Write the note first.') })
export const silenceInput = z.object({
  alertId,
  hours: z.enum(SILENCE_HOURS, { error: 'Choose for how long.' }).transform(Number),
  comment: words(1_000, 'Say why it may be silent: others read it in Alertmanager.'),
})

export type AssignInput = z.output<typeof assignInput>
export type NoteInput = z.output<typeof noteInput>
export type SilenceInput = z.output<typeof silenceInput>
