import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import type { Period } from '@/lib/domain/statements/schema'

type Props = {
  path: string
  period: Period | null
  /** `2026-11-24` in the zone of the bank. */
  today: string
}

/** The first and the last day, and the periods that are asked for most. */
export function PeriodForm({ path, period, today }: Props) {
  const first = (month: number) =>
    new Date(Date.UTC(Number(today.slice(0, 4)), month, 1)).toISOString().slice(0, 10)
  const month = Number(today.slice(5, 7)) - 1
  const lastOfBefore = new Date(Date.parse(`${first(month)}T00:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10)
  const periods = [
    { label: 'This month', from: first(month), to: today },
    { label: 'Last month', from: first(month - 1), to: lastOfBefore },
    { label: 'Last three months', from: first(month - 3), to: lastOfBefore },
    { label: 'This year', from: `${today.slice(0, 4)}-01-01`, to: today },
  ]
  return (
    <form method="get" action={path} className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Day id="from" label="From" value={period?.from} />
      <Day id="to" label="To, that day included" value={period?.to} />
      <Button type="submit">Show</Button>
      <nav aria-label="Periods" className="flex flex-wrap gap-x-1">
        {periods.map(({ label, from, to }) => (
          <a
            key={label}
            href={`${path}?from=${from}&to=${to}`}
            aria-current={(period?.from === from && period.to === to) || undefined}
            className="flex h-8 items-center rounded-control px-2.5 text-125 text-secondary hover:bg-hover hover:text-ink aria-[current]:font-semibold aria-[current]:text-accent"
          >
            {label}
          </a>
        ))}
      </nav>
    </form>
  )
}

function Day({ id, label, value }: { id: string; label: string; value: string | undefined }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-12 text-muted">
        {label}
      </label>
      <Input id={id} name={id} type="date" defaultValue={value} className="h-8 w-40" />
    </div>
  )
}
