import type { ReactNode } from 'react'
import type { BulkOffer } from '@/lib/bulk/look'
import type { KnownCount } from '@/lib/domain/overview/dto'
import type { Views } from '@/lib/domain/views/dto'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'

/** A column of a list: what its head says, what its cells show, and whether it is one of the facts of the phone's card. */
export type Column<Row> = {
  id: string
  label: string
  cell: (row: Row, clock: Clock) => ReactNode
  /** Key of the sort that its head toggles. */
  sort?: string
  numeric?: boolean
  /** Place on the card that a row becomes on a phone; without one it is not on it. */
  card?: 'title' | 'end' | 'sub' | 'mark'
  /** Only shown when chosen. */
  optional?: boolean
  /** Explains the head on hover. */
  title?: string
}

/** The bank's zone and the instant of the request: times are shown against them. */
export type Clock = { zone: string; now: Date }

export type ListViewProps<Row extends { id: string }> = {
  definition: ListDefinition
  state: ListState
  clock: Clock
  title: string
  columns: readonly Column<Row>[]
  /** The page of rows, already on its way. */
  page: Promise<ListPage<Row>>
  /** What the last snapshot counts of them. */
  count?: Promise<KnownCount | null>
  /** The saved views of the list. */
  views?: Promise<Views>
  /** What a row is called: its checkbox, what is copied. */
  nameOf: (row: Row) => string
  /** False where records have no page of their own. */
  opens?: boolean
  /** Where a row leads, when that is not under the list. */
  href?: (row: Row) => string
  /** What comes before the list: what of it waits for the person who looks. */
  lead?: ReactNode
  /** What a bank without any sees. */
  none: string
  /** Who may take the rows away in a file; left out: nobody may. */
  exports?: ExportOffer
  /** What can be done to many of them at once. */
  bulk?: readonly BulkOffer[]
}

/** An export of a list: under which name, and whether the person may take personal data in full. */
export type ExportOffer = { list: string; columns: number; personal: boolean; mayTakeWhole: boolean }

/** What would leave: the list at its filters, in words and as its address. */
export type ExportSubject = ExportOffer & {
  noun: { one: string; many: string }
  query: string
  filters: readonly string[]
}

/** On a tablet only what identifies a row and orders the list, unless the columns were chosen. */
export function narrowClass<Row>({ card, sort }: Column<Row>, state: ListState): string | false {
  return !card && !sort && state.columns.length === 0 && 'max-lg:hidden'
}

/** The chosen columns in the list's own order; all that are not optional when nothing (known) was chosen. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[]): Column<Row>[] {
  const picked = columns.filter(({ id, card }) => chosen.includes(id) || card === 'title')
  const known = columns.some(({ id }) => chosen.includes(id))
  return known ? picked : columns.filter(({ optional }) => !optional)
}

/** A list of which many rows can be acted on at once: at its filters, of its name. */
export type BulkSubject = {
  list: string
  query: string
  noun: { one: string; many: string }
  offers: readonly BulkOffer[]
}
