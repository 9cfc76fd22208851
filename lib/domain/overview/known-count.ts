import 'server-only'
import type { ListState } from '@/lib/list/definition'
import type { BankSnapshot, KnownCount } from './dto'
import { loadOverview } from './loaders'

/** What a snapshot counts of an entity: all of them, and by the values of some filters. */
export type Counted = { total?: number } & Readonly<
  Record<string, number | Readonly<Record<string, number>> | undefined>
>

const STALE_SECONDS = 120

/**
 * The exact number of rows of a list, where the last snapshot has it: without filters, or with one filter that it
 * counts by. Null while there is no snapshot.
 */
export async function knownCount(
  state: ListState,
  count: (snapshot: BankSnapshot) => Counted,
): Promise<KnownCount | null> {
  const latest = await loadOverview()
  if (!latest) return null
  const counted = count(latest.snapshot)
  const all = counted.total ?? null
  return {
    all,
    matching: matching(state, counted, all),
    asOf: latest.snapshot.takenAt,
    stale: latest.ageSeconds > STALE_SECONDS,
  }
}

function matching(state: ListState, counted: Counted, all: number | null): number | null {
  const filters = Object.entries(state.filters)
  const [only] = filters
  if (state.q !== '' || filters.length > 1) return null
  if (!only) return all
  const [key, values] = only
  const by = counted[key]
  if (by === undefined || typeof by === 'number') return null
  // A value that no row has is missing from the counts: nothing of it is known to be 0.
  return values.reduce((sum, value) => sum + (by[value] ?? 0), 0)
}

/** All of a kind, from its counts by value. */
export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
