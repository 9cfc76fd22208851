import type { ListDefinition, ListState } from './definition'
import { parseList } from './parse'
import { listHref } from './url'

const ROWS = 5

type RelatedList = {
  state: ListState
  /** The same rows as a whole list. */
  href: string
  /** Of the list's columns those that the short table shows. */
  pick: <Column extends { id: string }>(columns: readonly Column[]) => Column[]
}

/** The newest few rows of another list that belong to a record. */
export function relatedState(
  definition: ListDefinition,
  filters: ListState['filters'],
  columns: readonly string[],
): RelatedList {
  const state = { ...parseList(definition, {}), filters, size: ROWS }
  return {
    state,
    href: listHref(definition, { ...state, size: 25 }),
    pick: (all) => all.filter(({ id }) => columns.includes(id)),
  }
}
