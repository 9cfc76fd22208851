import { z } from 'zod'
import { instant } from '@/lib/list/fields'

const texts = z.record(z.string(), z.string())

/** An alert as Alertmanager delivered it, and what was done about it. */
export const alertRow = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string().nullable(),
  severity: z.string(),
  area: z.string(),
  status: z.string(),
  since: instant,
  endedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  assigneeId: z.string().nullable(),
  assignee: z.string().nullable(),
})

export const alertDetail = alertRow.extend({
  fingerprint: z.string(),
  labels: texts,
  annotations: texts,
  receivedAt: instant,
  deliveredAt: instant,
  silenceId: z.string().nullable(),
  silencedUntil: instant.nullable(),
  /** The silence has not ended. */
  silenced: z.boolean(),
})

/** Something a person did about an alert. */
export const alertDeed = z.object({
  id: z.string(),
  kind: z.enum(['alert_acknowledged', 'alert_assigned', 'alert_noted', 'alert_silenced']),
  who: z.string(),
  at: instant,
  /** Whom it was given to; until when it is silent. */
  what: z.string().nullable(),
  /** The note, or why it may be silent. */
  words: z.string().nullable(),
})

/** Who can act on alerts. */
export const responder = z.object({ id: z.string(), name: z.string() })

export type AlertRow = z.infer<typeof alertRow>
export type AlertDetail = z.infer<typeof alertDetail>
export type AlertDeed = z.infer<typeof alertDeed>
export type Responder = z.infer<typeof responder>
