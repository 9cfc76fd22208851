import { z } from 'zod'
import { instant, integer } from '@/lib/list/fields'

/** A file that was taken, or is being taken. */
export const exportRow = z.object({
  id: z.string(),
  list: z.string(),
  /** The address of the list, without its path. */
  query: z.string(),
  format: z.string(),
  columns: z.string(),
  personal: z.boolean(),
  status: z.string(),
  ending: z.string().nullable(),
  rows: integer.nullable(),
  expected: integer.nullable(),
  by: z.string(),
  email: z.string(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Whether the person who looks can stop it. */
  stoppable: z.boolean(),
})

export type ExportRow = z.infer<typeof exportRow>

/** How far an export is. */
export type ExportProgress = Pick<ExportRow, 'id' | 'status' | 'ending' | 'rows' | 'expected'>
