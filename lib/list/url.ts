import { type ListDefinition, type ListState, PAGE_SIZES } from './definition'
import { parameterNames, sortAllowed } from './parse'

type Change = Partial<Omit<ListState, 'filters' | 'ignored'>> & {
  /** Filters to set; null takes one away. */
  filters?: Readonly<Record<string, readonly string[] | null>>
}

/**
 * The address of the list after a change, with only what differs from its defaults. Any change but one of the
 * cursor goes back to page one, and an order that the new filters do not allow is dropped.
 */
export function listHref(definition: ListDefinition, state: ListState, change: Change = {}): string {
  const query = listParams(definition, state, change).toString()
  return query ? `${definition.path}?${query}` : definition.path
}

/** The same as parameters. */
export function listParams(
  definition: ListDefinition,
  state: ListState,
  change: Change = {},
): URLSearchParams {
  const filters = withChange(state.filters, change.filters)
  const { q, sort, columns, density, size, cursor, view } = { ...state, cursor: null, ...change }
  const params: [string, string][] = [['q', q]]
  for (const [key, values] of Object.entries(filters)) params.push(...filterParams(definition, key, values))
  const order = `${sort.descending ? '-' : ''}${sort.key}`
  if (order !== definition.defaultSort && sortAllowed(definition, sort.key, Object.keys(filters))) {
    params.push(['sort', order])
  }
  params.push(['cols', columns.join(',')])
  params.push(['density', density === 'comfortable' ? '' : density])
  params.push(['size', size === PAGE_SIZES[0] ? '' : String(size)])
  params.push(['view', view ?? ''])
  if (cursor) params.push([cursor.direction, cursor.value])
  return new URLSearchParams(params.filter(([, value]) => value !== ''))
}

/** How a filter is written. */
function filterParams(
  definition: ListDefinition,
  key: string,
  values: readonly string[],
): [string, string][] {
  const filter = definition.filters[key]
  if (!filter) return []
  if (filter.kind === 'choice') return [[key, values.join(',')]]
  return parameterNames(key, filter).map((name, index) => [name, values[index] ?? ''])
}

function withChange(
  filters: ListState['filters'],
  change: Change['filters'] = {},
): Record<string, readonly string[]> {
  const all = Object.entries({ ...filters, ...change })
  return Object.fromEntries(all.filter((entry): entry is [string, readonly string[]] => entry[1] !== null))
}
