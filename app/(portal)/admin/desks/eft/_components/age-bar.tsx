import { AGES, type Age } from '@/lib/domain/overview/desks/eft'

const FILLS: Record<Age, string> = {
  in_time: 'fill-good',
  days_1_2: 'fill-warning',
  days_2_3: 'fill-bad opacity-55',
  days_3_7: 'fill-bad opacity-75',
  over_7_days: 'fill-bad',
}

/** The ages of one bank's payments as a bar, against the bank that has most; the numbers beside it say the same. */
export function AgeBar({ counts, most }: { counts: Readonly<Record<Age, number>>; most: number }) {
  let from = 0
  const parts = AGES.map((age) => {
    const part = { age, x: from, width: (counts[age] / most) * 100 }
    from += part.width
    return part
  })
  return (
    <svg className="block h-2.5 w-full overflow-hidden rounded-sm" aria-hidden="true">
      <rect width="100%" height="100%" className="fill-track" />
      {parts.map(({ age, x, width }) => (
        <rect key={age} x={`${x}%`} width={`${width}%`} height="100%" className={FILLS[age]} />
      ))}
    </svg>
  )
}
