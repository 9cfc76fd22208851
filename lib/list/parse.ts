import { z } from 'zod'
import {
  DENSITIES,
  type FilterDefinition,
  type ListDefinition,
  type ListState,
  PAGE_SIZES,
} from './definition'
import { isDayOrInstant } from './period'

/** As Next hands them over: repeated parameters are arrays. */
export type RawParams = Readonly<Record<string, string | string[] | undefined>>

const LONGEST_SEARCH = 100
const LONGEST_VALUE = 200
const MOST_VALUES = 40
const LONGEST_CURSOR = 600
const SLUG = /^[a-z][a-z0-9_-]{0,39}$/i
const MONEY = /^\d{1,12}(\.\d{1,2})?$/
const uuid = z.guid()

/**
 * Reads the parameters of a list. Each falls back on its own: what makes no sense is left out and named in
 * `ignored`. Never throws, whatever the address holds.
 */
export function parseList(definition: ListDefinition, params: RawParams): ListState {
  const ignored: string[] = []
  const filters: Record<string, readonly string[]> = {}
  for (const [key, filter] of Object.entries(definition.filters)) {
    const names = parameterNames(key, filter)
    const values = valuesOf(key, filter, names, params)
    if (values) filters[key] = values
    for (const name of names) {
      if (textOf(params[name]) !== '' && !understood(filter, textsOf(params[name]))) ignored.push(name)
    }
  }
  const sort = sortOf(definition, textOf(params.sort), filters)
  if (params.sort !== undefined && !sort) ignored.push('sort')
  const view = textOf(params.view)
  const isView = uuid.safeParse(view).success
  // A saved view may be older than the list: what it asks for and is there no longer is named.
  if (isView) ignored.push(...strangers(definition, params))
  const after = textOf(params.after)
  const before = textOf(params.before)
  return {
    q: textOf(params.q).slice(0, LONGEST_SEARCH).trim(),
    filters,
    sort: sort ?? standardSort(definition, filters),
    columns: [...new Set(splitList(params.cols).filter((id) => SLUG.test(id)))].slice(0, MOST_VALUES),
    density: z.enum(DENSITIES).catch('comfortable').parse(textOf(params.density)),
    size: PAGE_SIZES.find((size) => String(size) === textOf(params.size)) ?? PAGE_SIZES[0],
    cursor: cursorOf(after, 'after') ?? cursorOf(before, 'before'),
    ...(isView && { view }),
    ignored,
  }
}

const OWN = ['q', 'sort', 'cols', 'density', 'size', 'after', 'before', 'view']

function strangers(definition: ListDefinition, params: RawParams): string[] {
  const known = Object.entries(definition.filters).flatMap(([key, filter]) => [
    key,
    ...parameterNames(key, filter),
  ])
  return Object.keys(params).filter((name) => SLUG.test(name) && !OWN.includes(name) && !known.includes(name))
}

/** The parameters that a filter is written in. */
export function parameterNames(key: string, filter: FilterDefinition): string[] {
  if (filter.kind === 'dates') return ['from', 'to']
  if (filter.kind === 'money') return [`${key}_min`, `${key}_max`]
  return [key]
}

/** Whether an order may be combined with these filters. */
export function sortAllowed(definition: ListDefinition, key: string, filterKeys: readonly string[]): boolean {
  const sort = definition.sorts[key]
  return sort !== undefined && filterKeys.every((filter) => sort.filters?.includes(filter) ?? true)
}

function sortFrom(text: string): ListState['sort'] {
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false }
}

function sortOf(
  definition: ListDefinition,
  text: string,
  filters: Readonly<Record<string, unknown>>,
): ListState['sort'] | null {
  const sort = sortFrom(text)
  const known = Object.hasOwn(definition.sorts, sort.key)
  const wayRound = sort.descending && definition.sorts[sort.key]?.oneWay
  return known && !wayRound && sortAllowed(definition, sort.key, Object.keys(filters)) ? sort : null
}

/** The order of a list that asks for none: its own, or the first that goes with the filters, the newest first. */
function standardSort(
  definition: ListDefinition,
  filters: Readonly<Record<string, unknown>>,
): ListState['sort'] {
  const own = sortFrom(definition.defaultSort)
  const keys = Object.keys(filters)
  if (sortAllowed(definition, own.key, keys)) return own
  const key = Object.keys(definition.sorts).find((each) => sortAllowed(definition, each, keys))
  return key ? { key, descending: !definition.sorts[key]?.oneWay } : own
}

/** A period may also be written under the filter's own name, as `created=today`. */
function valuesOf(
  key: string,
  filter: FilterDefinition,
  names: string[],
  params: RawParams,
): string[] | null {
  if (filter.kind === 'choice') {
    const asked = new Set(splitList(params[names[0] ?? '']))
    // In the order of the definition, so that one choice has one address.
    const values = filter.options.filter((option) => asked.has(option))
    return values.length > 0 ? values : null
  }
  const values = names.map((name) => {
    const text = textOf(params[name]) || (name === 'from' ? textOf(params[key]) : '')
    return understood(filter, [text]) ? text : ''
  })
  return values.some(Boolean) ? values : null
}

function understood(filter: FilterDefinition, texts: string[]): boolean {
  switch (filter.kind) {
    case 'choice':
      return texts.flatMap((text) => text.split(',')).every((text) => filter.options.includes(text))
    case 'dates':
      return texts.every(isDayOrInstant)
    case 'money':
      return texts.every((text) => MONEY.test(text))
    case 'record':
      return texts.every((text) => uuid.safeParse(text).success)
  }
}

function cursorOf(value: string, direction: 'after' | 'before'): ListState['cursor'] {
  return value && value.length <= LONGEST_CURSOR ? { direction, value } : null
}

function splitList(value: RawParams[string]): string[] {
  return textsOf(value)
    .flatMap((text) => text.split(',', MOST_VALUES))
    .slice(0, MOST_VALUES)
}

function textsOf(value: RawParams[string]): string[] {
  const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  return values.slice(0, MOST_VALUES).map(clean)
}

/** The last of repeated parameters, as the last one typed wins. */
function textOf(value: RawParams[string]): string {
  return textsOf(value).at(-1) ?? ''
}

/** Without what PostgreSQL refuses or a reader cannot see: NUL, other controls, lone surrogates, direction overrides. */
function clean(text: string): string {
  return text
    .slice(0, Math.max(LONGEST_VALUE, LONGEST_CURSOR) + 1)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}
