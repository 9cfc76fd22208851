import 'server-only'
import type { ListState } from '@/lib/list/definition'
import type { BankSnapshot, KnownCount } from './dto'
import { loadOverview } from './loaders'

/** What a snapshot counts of an entity. */
export type Counted = {
  /** All of them. */
  total?: number
  /** By the values of a filter; a value that no row has may be missing. */
  by?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Of a period, as `today`. */
  during?: Readonly<Record<string, number>>
  /** What else is worth knowing at the head of the list. */
  note?: string
}

const STALE_SECONDS = 120

/**
 * The exact number of rows of a list, where the last snapshot has it: without filters, or with one filter that it
 * counts by; else of a period, where the statistics count it. Null while there is no snapshot.
 * @param exact counts a period
 */
export async function knownCount(
  state: ListState,
  count: (snapshot: BankSnapshot) => Counted,
  exact?: (state: ListState) => Promise<number | null>,
): Promise<KnownCount | null> {
  const latest = await loadOverview()
  if (!latest) return null
  const counted = count(latest.snapshot)
  return {
    all: counted.total ?? null,
    note: counted.note ?? null,
    matching: matching(state, counted) ?? (await exact?.(state)) ?? null,
    asOf: latest.snapshot.takenAt,
    stale: latest.ageSeconds > STALE_SECONDS,
  }
}

function matching({ q, filters }: ListState, { total, by = {}, during = {} }: Counted): number | null {
  const set = Object.entries(filters)
  const [only] = set
  if (q !== '' || set.length > 1) return null
  if (!only) return total ?? null
  const [key, values] = only
  const counts = by[key]
  // A value that no row has is missing from the counts: of it there are none.
  if (counts) return values.reduce((sum, value) => sum + (counts[value] ?? 0), 0)
  const [from = '', to = ''] = values
  return to === '' ? (during[from] ?? null) : null
}

/** All of a kind, from its counts by value. */
export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
