import type { Frame, Step, StepUnit } from '@/lib/domain/overview/charts/frame'
import { formatDate, formatTime } from '@/lib/format/date'
import { wallTime } from '@/lib/format/zone'

const DAY_MS = 86_400_000

export const DIMENSIONS: Record<StepUnit, string> = {
  minutes: 'Time',
  hour: 'Hour',
  day: 'Day',
  month: 'Month',
  span: 'From',
}

/** How the steps of a frame are named below a chart, by the bank's clock. */
export function stepLabels({ unit, steps, from, to }: Frame, zone: string): string[] {
  const long = to.getTime() - from.getTime() > DAY_MS
  return steps.map((step) => label(step.from, unit, zone, long))
}

function label(at: Date, unit: StepUnit, zone: string, long: boolean): string {
  const day = () => formatDate(at, zone).slice(0, -5)
  if (unit === 'month') return formatDate(at, zone).replace(/^\d+ /, '')
  if (unit === 'day') return day()
  const time = formatTime(at, zone, false)
  if (unit === 'minutes' || (unit === 'hour' && !long)) return time
  return time === '00:00' ? day() : `${day()}, ${time}`
}

/** A step as the period of a list: whole days by their dates, everything else by its instants; the open one has no end. */
export function periodOf({ from, to }: Step, zone: string, open: boolean): Record<string, string> {
  const end = new Date(to.getTime() - 1)
  const days = isMidnight(from, zone) && (open || isMidnight(to, zone))
  if (days) return open ? { from: date(from, zone) } : { from: date(from, zone), to: date(end, zone) }
  return open ? { from: from.toISOString() } : { from: from.toISOString(), to: to.toISOString() }
}

function isMidnight(at: Date, zone: string): boolean {
  const { hour, minute } = wallTime(at, zone)
  return hour === 0 && minute === 0
}

function date(at: Date, zone: string): string {
  const { year, month, day } = wallTime(at, zone)
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
