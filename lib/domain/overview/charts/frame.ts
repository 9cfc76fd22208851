import { floorTo, instantOf, type WallTime, wallTime } from '@/lib/format/zone'
import type { Preset } from './presets'
import type { Range } from './range'

/** A part of a range, from an instant up to another. */
export type Step = { from: Date; to: Date }

export type StepUnit = 'minutes' | 'hour' | 'day' | 'month' | 'span'

/** A range cut into steps, beside the period of the same length right before it. */
export type Frame = {
  unit: StepUnit
  from: Date
  /** The end; of a range that is not over yet, now. */
  to: Date
  /** The last step is not over yet. */
  open: boolean
  steps: Step[]
  before: Step[]
  /** Up to here the period before is held against a range that is not over yet: as far into its last step. */
  beforeTo: Date
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Of a range of one's own: the shortest that leaves few enough steps. */
const SPANS = [1, 3, 6, 12, 24, 7 * 24, 28 * 24].map((hours) => hours * HOUR_MS)
const MOST_STEPS = 96

const UNITS: Record<Preset, { unit: StepUnit; count: number }> = {
  '1h': { unit: 'minutes', count: 12 },
  '24h': { unit: 'hour', count: 24 },
  '7d': { unit: 'day', count: 7 },
  '30d': { unit: 'day', count: 30 },
  '12m': { unit: 'month', count: 12 },
}

/** Cuts a range at an instant, by the bank's clock: presets end with the five minutes, hour, day or month of now. */
export function frameOf(range: Range, zone: string, now: Date): Frame {
  if (range.key === 'custom') return ofOwn(range, now)
  const { unit, count } = UNITS[range.key]
  const starts = Array.from({ length: 2 * count + 1 }, (_, index) =>
    startOf(unit, now, zone, index + 1 - 2 * count),
  )
  const all = starts.slice(0, -1).map((from, index) => ({ from, to: starts[index + 1] ?? now }))
  return framed(unit, all.slice(0, count), all.slice(count), now)
}

function framed(unit: StepUnit, before: Step[], steps: Step[], now: Date): Frame {
  const last = steps.at(-1) ?? { from: now, to: now }
  const lastBefore = before.at(-1) ?? last
  const open = last.to > now
  const into = lastBefore.from.getTime() + (now.getTime() - last.from.getTime())
  return {
    unit,
    from: steps[0]?.from ?? now,
    to: open ? now : last.to,
    open,
    steps,
    before,
    beforeTo: open ? new Date(Math.min(into, lastBefore.to.getTime())) : lastBefore.to,
  }
}

function ofOwn({ from, to }: { from: Date; to: Date }, now: Date): Frame {
  // What lies ahead is not part of it.
  const end = Math.min(
    to.getTime(),
    from.getTime() + Math.ceil((now.getTime() - from.getTime()) / HOUR_MS) * HOUR_MS,
  )
  const length = end - from.getTime()
  const span = SPANS.find((one) => length / one <= MOST_STEPS) ?? DAY_MS
  const count = Math.ceil(length / span)
  const cut = (start: number) =>
    Array.from({ length: count }, (_, index) => ({
      from: new Date(start + index * span),
      to: new Date(Math.min(start + (index + 1) * span, start + length)),
    }))
  return framed(span === HOUR_MS ? 'hour' : 'span', cut(from.getTime() - length), cut(from.getTime()), now)
}

/** The beginning of the unit that an instant lies in, or of one so many later. */
function startOf(unit: StepUnit, at: Date, zone: string, plus: number): Date {
  if (unit === 'minutes') return new Date(floorTo(at, zone, 5).getTime() + plus * 5 * MINUTE_MS)
  if (unit === 'hour') return new Date(floorTo(at, zone).getTime() + plus * HOUR_MS)
  const { year, month, day } = wallTime(at, zone)
  const midnight: WallTime = { year, month, day, hour: 0, minute: 0 }
  return instantOf(
    unit === 'day' ? { ...midnight, day: day + plus } : { ...midnight, month: month + plus, day: 1 },
    zone,
  )
}
