import type { ReactNode } from 'react'

/** A column of a list: what its head says, what its cells show, and whether it is one of the facts of the phone's card. */
export type Column<Row> = {
  id: string
  label: string
  cell: (row: Row) => ReactNode
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

/** The chosen columns in the list's own order; all that are not optional when nothing (known) was chosen. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[]): Column<Row>[] {
  const picked = columns.filter(({ id, card }) => chosen.includes(id) || card === 'title')
  const known = columns.some(({ id }) => chosen.includes(id))
  return known ? picked : columns.filter(({ optional }) => !optional)
}
