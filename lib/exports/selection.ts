import 'server-only'
import type { ExportColumn } from '@/lib/db/export-columns'
import type { WholeList } from '@/lib/db/whole-list'
import { RuleError } from '@/lib/http/errors'
import type { ListState } from '@/lib/list/definition'
import { parseList } from '@/lib/list/parse'
import { listParams } from '@/lib/list/url'

/**
 * What the address of a list asks for. Nothing of it may be left out: a filter that is not understood would let rows
 * into a file that nobody asked for.
 * @throws RuleError
 */
export function readQuery({ definition }: WholeList, query: string): ListState {
  const params = new URLSearchParams(query)
  const raw = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]))
  const state = parseList(definition, raw)
  if (state.ignored.length > 0) throw new RuleError(`Not understood: ${state.ignored.join(', ')}.`)
  return { ...state, cursor: null }
}

/** The columns that the list shows at this state, or all there are. */
export function chosenColumns(list: WholeList, { columns }: ListState, all: boolean): ExportColumn[] {
  const chosen = list.columns.filter(({ of }) => columns.includes(of))
  return all || chosen.length === 0 ? [...list.columns] : chosen
}

/** How a list looks is nobody's business. */
const LOOKS = ['cols', 'density', 'size']

/** What is asked for, filter by filter, as it stands in the trail. */
export function filtersOf({ definition }: WholeList, state: ListState): Record<string, string> {
  return Object.fromEntries([...listParams(definition, state)].filter(([name]) => !LOOKS.includes(name)))
}
