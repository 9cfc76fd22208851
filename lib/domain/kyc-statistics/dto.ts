import { z } from 'zod'
import { day, instant } from '@/lib/list/fields'

const seconds = z.number().nonnegative().nullable()

/** Decisions of a span: rate = approved / (approved + rejected); times are from submission to decision. */
const decisions = z.object({
  approved: z.number(),
  rejected: z.number(),
  medianSeconds: seconds,
  p95Seconds: seconds,
})

export const statistics = z.object({
  from: instant,
  all: decisions.extend({
    /** Decided later than the SLA promises. */
    late: z.number(),
  }),
  submitted: z.number(),
  /** Times that a customer was asked again. */
  asked: z.number(),
  levels: z.array(decisions.extend({ level: z.string() })),
  officers: z.array(decisions.extend({ officer: z.string() })),
  /** Why records were rejected or customers asked again, the most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), rejected: z.number(), asked: z.number() })),
  /** By week of the bank's zone, by its Monday; the last goes on. */
  weeks: z.array(
    decisions.extend({
      week: day,
      submitted: z.number(),
      /** Submitted and not decided at the end of the week, or now. */
      backlog: z.number(),
    }),
  ),
})

export type Statistics = z.infer<typeof statistics>
export type Decisions = z.infer<typeof decisions>
