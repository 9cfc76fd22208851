import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { FilterDefinition, ListDefinition, ListState } from '@/lib/list/definition'
import { periodLabel } from '@/lib/list/period'
import { listHref, listParams } from '@/lib/list/url'
import { FilterChip, FilterForm, HiddenFields } from './filter-chip'
import { FilterFields, optionLabel, PeriodLinks } from './filter-fields'

type Props = {
  definition: ListDefinition
  state: ListState
}

/** Search, the filter chips, and the way back to everything. Works without scripts. */
export function Toolbar({ definition, state }: Props) {
  const filtered = state.q !== '' || Object.keys(state.filters).length > 0
  const none = Object.fromEntries(Object.keys(state.filters).map((key) => [key, null]))
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label={`Filter ${definition.noun.many}`}>
      {definition.search && (
        <SearchBox definition={definition} state={state} placeholder={definition.search} />
      )}
      {Object.entries(definition.filters).map(([key, filter]) => (
        <Filter key={key} id={key} filter={filter} definition={definition} state={state} />
      ))}
      {filtered && (
        <a
          href={listHref(definition, state, { q: '', filters: none })}
          className="ml-auto rounded-sm px-1 text-125 font-medium text-accent hover:underline"
        >
          Clear
        </a>
      )}
    </search>
  )
}

function SearchBox({ definition, state, placeholder }: Props & { placeholder: string }) {
  return (
    <form method="get" action={definition.path} className="relative w-full sm:w-[300px]">
      <HiddenFields params={listParams(definition, state, { q: '' })} />
      <Icon
        name="search"
        size={15}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        name="q"
        aria-label={`Search ${definition.noun.many}`}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        defaultValue={state.q}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        className="peer h-8 w-full rounded-control border bg-card pr-8 pl-8 text-135 shadow-card placeholder:text-muted hover:border-line-strong"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 peer-placeholder-shown:peer-focus:hidden sm:peer-placeholder-shown:block">
        <Kbd>/</Kbd>
      </span>
    </form>
  )
}

type FilterProps = {
  id: string
  filter: FilterDefinition
  definition: ListDefinition
  state: ListState
}

function Filter({ id, filter, definition, state }: FilterProps) {
  const values = state.filters[id]
  const clearHref = listHref(definition, state, { filters: { [id]: null } })
  if (filter.kind === 'record') {
    return values ? (
      <FilterChip
        label={filter.label}
        value={`${filter.label}: ${values[0]?.slice(-8)}`}
        clearHref={clearHref}
      />
    ) : null
  }
  return (
    <FilterChip
      label={filter.label}
      value={values ? chosenLabel(filter, values) : null}
      clearHref={clearHref}
    >
      <FilterForm path={definition.path} keep={listParams(definition, state, { filters: { [id]: null } })}>
        {filter.kind === 'dates' && (
          <PeriodLinks
            href={(period) => listHref(definition, state, { filters: { [id]: period } })}
            chosen={values ? periodLabel(values[0] ?? '', values[1] ?? '') : ''}
          />
        )}
        <FilterFields id={id} filter={filter} values={values ?? []} />
      </FilterForm>
    </FilterChip>
  )
}

/** `Status: completed, pending +3`; a period speaks for itself. */
function chosenLabel(filter: FilterDefinition, values: readonly string[]): string {
  if (filter.kind === 'dates') return periodLabel(values[0] ?? '', values[1] ?? '')
  if (filter.kind === 'money') {
    const [min, max] = values
    return `${filter.label}: ${min && max ? `P ${min} – ${max}` : min ? `from P ${min}` : `up to P ${max}`}`
  }
  const words = values.slice(0, 2).map((value) => optionLabel(filter, value).toLowerCase())
  return `${filter.label}: ${words.join(', ')}${values.length > 2 ? ` +${values.length - 2}` : ''}`
}

/** What is filtered by, in words: a search and each filter that is set. */
export function filterWords(definition: ListDefinition, { q, filters }: ListState): string[] {
  const words = Object.entries(filters).flatMap(([key, values]) => {
    const filter = definition.filters[key]
    if (!filter) return []
    if (filter.kind === 'record') return [`${filter.label.toLowerCase()} ${values[0]?.slice(-8)}`]
    const chosen = chosenLabel(filter, values)
    return [filter.kind === 'dates' ? `${filter.label.toLowerCase()} ${lower(chosen)}` : lower(chosen)]
  })
  return q === '' ? words : [`“${q}”`, ...words]
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
