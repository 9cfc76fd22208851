import { z } from 'zod'
import type { ListState, SortDefinition } from '@/lib/list/definition'

/** A place in an order: the row that a page ends at. */
export type Cursor = { by: SortDefinition['by']; value: string; id: string }

const MICROSECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

const VALUES = {
  time: z.string().regex(MICROSECONDS).refine(exists),
  money: z.string().regex(/^-?\d{1,16}(\.\d{1,2})?$/),
  // Without what PostgreSQL refuses in a text: NUL and lone surrogates.
  text: z
    .string()
    .max(300)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
}

/** Not the 31st of February. */
function exists(text: string): boolean {
  const time = Date.parse(`${text.slice(0, 23)}Z`)
  return time > 0 && new Date(time).toISOString().startsWith(text.slice(0, 19))
}

/** Opaque text for an address. Not signed: a made-up cursor only leads to another place in the same list. */
export function cursorOf(sort: ListState['sort'], value: string, id: string): string {
  return Buffer.from(JSON.stringify([nameOf(sort), value, id])).toString('base64url')
}

/** Reads a cursor of this order; null when it is none, or one of another order. */
export function readCursor(text: string, sort: ListState['sort'], by: SortDefinition['by']): Cursor | null {
  const read = z.tuple([z.literal(nameOf(sort)), VALUES[by], z.guid()]).safeParse(json(text))
  return read.success ? { by, value: read.data[1], id: read.data[2] } : null
}

function nameOf({ key, descending }: ListState['sort']): string {
  return descending ? `-${key}` : key
}

function json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
