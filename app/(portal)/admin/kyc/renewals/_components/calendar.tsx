import { clsx } from 'clsx'
import type { Clock } from '@/components/data-table/types'
import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { CalendarDay } from '@/lib/domain/kyc-renewals/dto'
import { formatDate } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
/** Tints from few to many, of the busiest day. */
const TINTS = ['', 'bg-accent-tint/40', 'bg-accent-tint/70', 'bg-accent-tint'] as const

/** How many approvals end on each day of the weeks to come; a day leads to its approvals. */
export function Calendar({ days, clock }: { days: readonly CalendarDay[]; clock: Clock }) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: clock.zone }).format(clock.now)
  const most = Math.max(1, ...days.map(({ ending }) => ending))
  return (
    <Card>
      <CardHead title="Calendar" note="approvals that end, by day" />
      <div className="px-4 pt-1 pb-4">
        <ol className="mb-1 grid grid-cols-7 gap-1 text-12 text-muted" aria-hidden="true">
          {DAYS.map((name) => (
            <li key={name} className="text-center">
              {name}
            </li>
          ))}
        </ol>
        <ol className="grid grid-cols-7 gap-1">
          {days.map(({ date, ending }) => (
            <li key={date}>
              <Day
                date={date}
                ending={ending}
                today={date === today}
                past={date < today}
                tint={TINTS[Math.ceil((ending / most) * 3)] ?? ''}
              />
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}

type DayProps = { date: string; ending: number; today: boolean; past: boolean; tint: string }

function Day({ date, ending, today, past, tint }: DayProps) {
  const [day] = formatDate(date, 'UTC').split(' ')
  const month = formatDate(date, 'UTC').split(' ')[1]
  const look = clsx(
    'flex h-[34px] items-center justify-between gap-1 rounded-sm border px-1.5 text-12',
    today ? 'border-accent' : 'border-grid',
    tint,
    past && 'border-dashed',
  )
  const inside = (
    <>
      <span className="text-muted">
        {day}
        {day === '1' && ` ${month}`}
      </span>
      {ending > 0 && <span className="num font-semibold">{formatCount(ending)}</span>}
    </>
  )
  if (ending === 0) return <span className={look}>{inside}</span>
  return (
    <Link
      href={`/admin/kyc/renewals?from=${date}&to=${date}`}
      aria-label={`${formatDate(date, 'UTC')}: ${ending} end`}
      className={clsx(look, 'hover:border-line-strong')}
    >
      {inside}
    </Link>
  )
}
