import type { ReactNode } from 'react'
import { Checkbox, Input } from '@/components/ui/field'
import { nameOf, statusLook } from '@/lib/format/status'
import type { FilterDefinition } from '@/lib/list/definition'
import { PERIODS } from '@/lib/list/period'

type Props = { id: string; filter: FilterDefinition; values: readonly string[] }

/** The fields of one filter, by its kind. */
export function FilterFields({ id, filter, values }: Props) {
  switch (filter.kind) {
    case 'choice':
      return filter.options.map((option) => (
        <Choice key={option}>
          <Checkbox name={id} value={option} defaultChecked={values.includes(option)} />
          {optionLabel(filter, option)}
        </Choice>
      ))
    case 'dates':
      return <DateFields from={values[0] ?? ''} to={values[1] ?? ''} />
    case 'money':
      return (
        <div className="grid grid-cols-2 gap-2 p-1.5">
          <Bound id={`${id}_min`} label="From P" value={values[0]} inputMode="decimal" />
          <Bound id={`${id}_max`} label="To P" value={values[1]} inputMode="decimal" />
        </div>
      )
    case 'record':
      return null
  }
}

/** The words of a choice: those of its badge, where it has one. */
export function optionLabel(filter: FilterDefinition, option: string): string {
  return filter.kind === 'choice' && filter.status ? statusLook(filter.status, option).label : nameOf(option)
}

function DateFields({ from, to }: { from: string; to: string }) {
  const dated = (bound: string) => (/^\d{4}-\d{2}-\d{2}$/.test(bound) ? bound : '')
  return (
    <div className="grid grid-cols-2 gap-2 p-1.5">
      <Bound id="from" label="From" value={dated(from)} type="date" />
      <Bound id="to" label="To, that day included" value={dated(to)} type="date" />
    </div>
  )
}

/** Ready-made periods as links: one click and the list has it. */
export function PeriodLinks({
  href,
  chosen,
}: {
  href: (period: readonly [string, string]) => string
  chosen: string
}) {
  return PERIODS.map(({ label, from, to }) => (
    <a
      key={label}
      href={href([from, to])}
      aria-current={label === chosen || undefined}
      className="option aria-[current]:font-semibold aria-[current]:text-accent"
    >
      {label}
    </a>
  ))
}

type BoundProps = { id: string; label: string; value?: string; type?: 'date'; inputMode?: 'decimal' }

function Bound({ id, label, value, ...rest }: BoundProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside.
    <label className="grid content-end gap-1 text-12 text-muted">
      {label}
      <Input name={id} defaultValue={value} className="h-8 px-2" {...rest} />
    </label>
  )
}

export function Choice({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children.
    <label className="option">{children}</label>
  )
}
