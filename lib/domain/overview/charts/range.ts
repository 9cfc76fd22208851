import { instantOf, wallTime } from '@/lib/format/zone'
import { DEFAULT_PRESET, PRESETS, type Preset } from './presets'

/** A range as it is chosen: a preset that ends now, or one of a person's own between two times on the bank's clock. */
export type Range = { key: Preset } | { key: 'custom'; from: Date; to: Date }

/** As Next hands parameters over: repeated ones are arrays. */
type Params = Readonly<Record<string, string | string[] | undefined>>

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/
const HOUR_MS = 3_600_000
const LONGEST_MS = 5 * 366 * 24 * HOUR_MS
const FIRST_YEAR = 2000

/**
 * Reads `range`, and with `range=custom` `from` and `to`: wall times of the bank's zone, `2026-11-24T10:00` or a day.
 * They snap outwards to whole hours.
 * @returns the range, or in one sentence what is wrong with what was asked
 */
export function readRange(params: Params, zone: string, now: Date): Range | string {
  const key = textOf(params.range)
  if (key === '') return { key: DEFAULT_PRESET }
  const preset = PRESETS.find((one) => one === key)
  if (preset) return { key: preset }
  if (key !== 'custom') return `There is no range “${key.slice(0, 20)}”.`
  const [begins, ends] = [textOf(params.from), textOf(params.to)]
  if (!begins || !ends) return 'A range of your own needs a beginning and an end.'
  const from = readTime(begins, zone, 'down')
  const to = readTime(ends, zone, 'up')
  if (!from) return 'The beginning of the range is not a time like 2026-11-24T10:00.'
  if (!to) return 'The end of the range is not a time like 2026-11-24T10:00.'
  if (from >= to) return 'The range ends before it begins.'
  if (from > now) return 'The range begins in the future.'
  if (to.getTime() - from.getTime() > LONGEST_MS) return 'A range spans at most five years.'
  return { key, from, to }
}

/** The parameters that lead to a range; none for the range that is shown without any. */
export function rangeParams(range: Range, zone: string): Record<string, string> {
  if (range.key !== 'custom') return range.key === DEFAULT_PRESET ? {} : { range: range.key }
  return { range: 'custom', from: wallText(range.from, zone), to: wallText(range.to, zone) }
}

/** `2026-11-24T10:00`: a wall time as fields of forms take it. */
export function wallText(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(at, zone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** A time of the bank's clock at a whole hour; a day alone is its beginning, as an end its last moment. */
function readTime(text: string, zone: string, snap: 'down' | 'up'): Date | null {
  const found = TIME.exec(text)
  if (!found) return null
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number)
  const real = new Date(Date.UTC(year, month - 1, day))
  if (year < FIRST_YEAR || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null
  const up = snap === 'up' ? 1 : 0
  if (found[4] === undefined) return instantOf({ year, month, day: day + up, hour: 0, minute: 0 }, zone)
  const [hour = 0, minute = 0] = found.slice(4).map(Number)
  if (hour > 23 || minute > 59) return null
  return instantOf({ year, month, day, hour: hour + (minute > 0 ? up : 0), minute: 0 }, zone)
}

/** The last of repeated parameters, as the last one typed wins. */
function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.at(-1) : value)?.trim() ?? ''
}
