import type { ListDefinition, ListState } from './definition'

/** What a list has to know before it is read: the filter of dates that is not set, and the filters that ask for it. */
export type MissingPeriod = { period: string; because: string[] }

/**
 * Whether the filters that are set ask for a period first. One record's rows and what a search finds are few: they are
 * read without.
 */
export function missingPeriod(
  { filters }: ListDefinition,
  { q, filters: set }: Pick<ListState, 'q' | 'filters'>,
): MissingPeriod | null {
  const declared = Object.entries(filters)
  const period = declared.find(([, { kind }]) => kind === 'dates')?.[0]
  const because = declared.filter(([key, filter]) => set[key] && filter.asksForPeriod).map(([key]) => key)
  const few = q !== '' || declared.some(([key, { kind }]) => kind === 'record' && set[key])
  return period && !set[period] && because.length > 0 && !few ? { period, because } : null
}
