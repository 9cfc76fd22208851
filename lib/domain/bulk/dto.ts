import { z } from 'zod'
import { instant } from '@/lib/list/fields'

/** How many records of a run are where. */
const counts = {
  rows: z.number(),
  /** Still to do. */
  ready: z.number(),
  done: z.number(),
  /** Left out by the plan. */
  excluded: z.number(),
  /** Changed meanwhile, refused or failed when it was their turn. */
  left: z.number(),
}

export const bulkRun = z.object({
  id: z.string(),
  action: z.string(),
  title: z.string(),
  query: z.string().nullable(),
  status: z.string(),
  ending: z.string().nullable(),
  by: z.string(),
  createdAt: instant,
  confirmedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  ...counts,
})

/** The same with what its page adds. */
export const bulkRunDetail = bulkRun.extend({
  arguments: z.record(z.string(), z.unknown()),
  /** Of the person who looks. */
  own: z.boolean(),
  /** Whether the plan is too old to be confirmed. */
  outdated: z.boolean(),
})

export const bulkRow = z.object({
  id: z.string(),
  targetId: z.string(),
  label: z.string(),
  seen: z.string(),
  outcome: z.string(),
  detail: z.string().nullable(),
  finishedAt: instant.nullable(),
})

/** Why records are left out or were left alone, and how many of them. */
export type Reason = { outcome: string; detail: string; rows: number }

export type BulkRun = z.infer<typeof bulkRun>
export type BulkRunDetail = z.infer<typeof bulkRunDetail>
export type BulkRow = z.infer<typeof bulkRow>
