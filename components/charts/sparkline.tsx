import { clsx } from 'clsx'
import type { Tone } from '@/lib/format/status'

const STROKES: Record<Tone | 'series', string> = {
  good: 'stroke-good',
  warning: 'stroke-warning',
  bad: 'stroke-bad',
  info: 'stroke-info',
  neutral: 'stroke-muted',
  series: 'stroke-series-1',
}
const FILLS: Record<Tone | 'series', string> = {
  good: 'fill-good/10',
  warning: 'fill-warning/10',
  bad: 'fill-bad/10',
  info: 'fill-info/10',
  neutral: 'fill-muted/10',
  series: 'fill-series-1/15',
}
const WIDTH = 100
const HEIGHT = 24

type Props = {
  values: readonly (number | null)[]
  tone?: Tone | 'series'
  /** Draw from zero instead of from the smallest value. */
  zero?: boolean
  className?: string
}

/** A trend as two paths; decoration of a number that is written beside it. Gaps break the line. */
export function Sparkline({ values, tone = 'series', zero, className }: Props) {
  const { line, area } = sparkPaths(values, zero)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={clsx('block h-6 w-full', className)}
      aria-hidden="true"
    >
      <path d={area} className={FILLS[tone]} />
      <path
        d={line}
        className={clsx('fill-none', STROKES[tone])}
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** The two paths of a sparkline in a box of 100 × 24; pure. */
export function sparkPaths(values: readonly (number | null)[], zero = false): { line: string; area: string } {
  const known = values.filter((value): value is number => value !== null)
  const low = zero ? Math.min(0, ...known) : Math.min(...known)
  const high = Math.max(...known)
  const step = WIDTH / Math.max(values.length - 1, 1)
  // A value that never changes is a level line in the middle, not one at the edge.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4)
  const round = (value: number) => Math.round(value * 10) / 10
  let line = ''
  let area = ''
  for (const run of runs(values)) {
    const points = run.map(([at, value]) => `${round(at * step)} ${round(y(value))}`)
    const [first = [0]] = run
    const last = run.at(-1) ?? first
    line += `M${points.join('L')}`
    area += `M${round(first[0] * step)} ${HEIGHT}L${points.join('L')}L${round(last[0] * step)} ${HEIGHT}Z`
  }
  return { line, area }
}

function runs(values: readonly (number | null)[]): [number, number][][] {
  const found: [number, number][][] = []
  let open: [number, number][] | null = null
  values.forEach((value, at) => {
    if (value === null) open = null
    else if (open) open.push([at, value])
    else {
      open = [[at, value]]
      found.push(open)
    }
  })
  return found
}
