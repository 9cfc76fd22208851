import { buttonClass } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { humanise } from '@/lib/format/status'
import { DENSITIES, type ListDefinition, type ListState, PAGE_SIZES } from '@/lib/list/definition'
import { listHref, listParams } from '@/lib/list/url'
import { FilterForm } from './filter-chip'
import { Choice } from './filter-fields'
import { type Column, shownColumns } from './types'

type Props<Row> = { definition: ListDefinition; state: ListState; columns: readonly Column<Row>[] }

/** Which columns, how dense, how many rows: all in the address. */
export function DisplayMenu<Row>({ definition, state, columns }: Props<Row>) {
  const shown = shownColumns(columns, state.columns)
  return (
    <Popover
      trigger={
        <>
          <Icon name="table-2" size={15} />
          Columns
        </>
      }
      triggerClassName={buttonClass()}
      className="w-60 p-0"
    >
      <div className="grid gap-1 border-b p-2.5">
        <Switch
          label="Density"
          options={DENSITIES}
          chosen={state.density}
          text={humanise}
          href={(density) => listHref(definition, state, { density })}
        />
        <Switch
          label="Rows"
          options={PAGE_SIZES}
          chosen={state.size}
          text={String}
          href={(size) => listHref(definition, state, { size })}
        />
      </div>
      <FilterForm path={definition.path} keep={listParams(definition, state, { columns: [] })}>
        {columns.map((column) => (
          <Choice key={column.id}>
            <Checkbox
              name="cols"
              value={column.id}
              defaultChecked={shown.includes(column)}
              disabled={column.card === 'title'}
            />
            {column.label}
          </Choice>
        ))}
      </FilterForm>
    </Popover>
  )
}

type SwitchProps<Value> = {
  label: string
  options: readonly Value[]
  chosen: Value
  text: (value: Value) => string
  href: (value: Value) => string
}

function Switch<Value extends string | number>({ label, options, chosen, text, href }: SwitchProps<Value>) {
  return (
    <div className="flex items-center justify-between gap-2 text-12 text-muted">
      {label}
      <span className="flex rounded-[6px] border p-px">
        {options.map((option) => (
          <a
            key={option}
            href={href(option)}
            aria-current={option === chosen || undefined}
            className="rounded-sm px-1.5 py-0.5 text-secondary hover:bg-hover aria-[current]:bg-accent-tint aria-[current]:font-medium aria-[current]:text-accent"
          >
            {text(option)}
          </a>
        ))}
      </span>
    </div>
  )
}
