import type { StatusKind } from '@/lib/format/status'

/**
 * A list, described once: which filters, sorts and search it has. The address bar, the chips, the table head and
 * the query all follow from it. Only filter × sort pairs that an index answers are declared.
 */
export type ListDefinition = {
  /** Address of the list; records live at `<path>/<id>`. */
  path: string
  noun: { one: string; many: string }
  /** What the search box finds, in its placeholder. Left out: no search box. */
  search?: string
  filters: Readonly<Record<string, FilterDefinition>>
  sorts: Readonly<Record<string, SortDefinition>>
  /** A sort key; `-` in front is descending. */
  defaultSort: string
}

export type FilterDefinition = {
  label: string
  /** No index leads to its rows, and they may be rare: the list is read only once its filter of dates is set. */
  asksForPeriod?: true
} & (
  | { kind: 'choice'; options: readonly string[]; status?: StatusKind }
  /** From one day or instant to another, read from `from` and `to`. At most one per list. */
  | { kind: 'dates' }
  /** Pula from a least to a most, read from `<key>_min` and `<key>_max`. */
  | { kind: 'money' }
  /** The id of one other record: set by links, never typed. */
  | { kind: 'record' }
)

export type SortDefinition = {
  label: string
  /** What the column holds, for reading cursors. */
  by: 'time' | 'text' | 'money'
  /** A queue: nobody reads it from its end. */
  oneWay?: true
  /** The filters that this order can be combined with; left out: all of them. */
  filters?: readonly string[]
}

export const PAGE_SIZES = [25, 50, 100] as const
export const DENSITIES = ['comfortable', 'compact'] as const
type Density = (typeof DENSITIES)[number]

/** What the address asks of a list, understood. */
export type ListState = {
  q: string
  /** Values by filter: choices; [from, to]; [min, max] ('' is open); [id]. Only filters that are set. */
  filters: Readonly<Record<string, readonly string[]>>
  sort: { key: string; descending: boolean }
  /** Chosen columns; empty is the list's own choice. */
  columns: readonly string[]
  density: Density
  size: number
  cursor: { direction: 'after' | 'before'; value: string } | null
  /** The saved view that the address began with; it may have been changed since. */
  view?: string
  /** Parameters that were there but made no sense, for a notice. */
  ignored: readonly string[]
}

/** One page of rows with the cursors of its neighbours; null where there is none. */
export type ListPage<Row> = {
  rows: Row[]
  next: string | null
  previous: string | null
  /** The cursor of the address was no cursor of this list: this is page one. */
  cursorRefused: boolean
  /** Set when the search stopped at its limit of rows before the page was full: how many it looked at, and how far back. */
  stopped: { rows: number; at: string | null } | null
}

/** Where a list gives its definition, with its keys kept for type checks. */
export function defineList<const Definition extends ListDefinition>(definition: Definition): Definition {
  return definition
}
