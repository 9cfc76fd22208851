/** What a clock on the wall of a zone shows. Months count from 1. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall time of an instant in a zone, to the second. */
export function wallTime(at: Date, zone: string): WallTime & { second: number } {
  const read = new Map(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => read.get(type) ?? 0
  return {
    ...{ year: of('year'), month: of('month'), day: of('day') },
    ...{ hour: of('hour'), minute: of('minute'), second: of('second') },
  }
}

/**
 * The instant of a wall time in a zone; a month or day beyond its end counts on, as with `Date.UTC`. Of an hour that a
 * clock skips the one after it, of an hour it shows twice the first.
 */
export function instantOf({ year, month, day, hour, minute }: WallTime, zone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  const early = wanted - offsetMs(new Date(wanted - 24 * HOUR_MS), zone)
  const late = wanted - offsetMs(new Date(wanted + 24 * HOUR_MS), zone)
  const fits = (at: number) => at + offsetMs(new Date(at), zone) === wanted
  const found = [early, late].filter(fits).sort((a, b) => a - b)[0]
  return new Date(found ?? Math.max(early, late))
}

/** Beginning of the hour (or of so many minutes of it) that an instant lies in, by the clocks of the zone. */
export function floorTo(at: Date, zone: string, minutes = 60): Date {
  const offset = offsetMs(at, zone)
  const size = minutes * MINUTE_MS
  return new Date(Math.floor((at.getTime() + offset) / size) * size - offset)
}

/** The instant itself where an hour of the zone begins with it, else the beginning of the next hour. */
export function ceilToHour(at: Date, zone: string): Date {
  const floor = floorTo(at, zone)
  return floor.getTime() === at.getTime() ? floor : new Date(floor.getTime() + HOUR_MS)
}

function offsetMs(at: Date, zone: string): number {
  const { year, month, day, hour, minute } = wallTime(at, zone)
  const whole = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS
  return Date.UTC(year, month - 1, day, hour, minute) - whole
}

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}
