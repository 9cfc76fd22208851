import { State } from '@/components/feedback/state'
import { buttonClass } from '@/components/ui/button'
import type { ListDefinition, ListState } from '@/lib/list/definition'
import type { MissingPeriod } from '@/lib/list/missing-period'
import { PERIODS } from '@/lib/list/period'
import { listHref } from '@/lib/list/url'

type Props = { definition: ListDefinition; state: ListState; missing: MissingPeriod }

/** Nothing was read yet: what cannot be found quickly among all rows is looked for in a period. */
export function PeriodFirst({ definition, state, missing: { period, because } }: Props) {
  const labelOf = (key: string) => definition.filters[key]?.label ?? key
  const what = because.map((key) => labelOf(key).toLowerCase()).join(' and ')
  return (
    <State
      icon="calendar"
      title="When was it? Choose a period first"
      actions={PERIODS.map(({ label, from, to }) => (
        <a
          key={label}
          className={buttonClass()}
          href={listHref(definition, state, { filters: { [period]: [from, to] } })}
        >
          {label}
        </a>
      ))}
    >
      Looking for {what} among all {definition.noun.many} would take long, so nothing was looked for yet. Days
      of your own go into “{labelOf(period)}” above.
    </State>
  )
}
