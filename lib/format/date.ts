import { UNKNOWN } from './number'
import { wallTime } from './zone'

// Written out: the abbreviations of Intl differ between releases ("Sep", "Sept"), and server and browser must agree.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Instant = Date | string | null | undefined
type Parts = ReturnType<typeof wallTime>

/** `24 Nov 2026` in the zone. */
export function formatDate(instant: Instant, zone: string): string {
  const parts = partsOf(instant, zone)
  return parts ? `${dayMonth(parts)} ${parts.year}` : UNKNOWN
}

/** `24 Nov 2026, 14:32` in the zone; with seconds when asked. */
export function formatDateTime(instant: Instant, zone: string, seconds = false): string {
  const parts = partsOf(instant, zone)
  return parts ? `${dayMonth(parts)} ${parts.year}, ${clock(parts, seconds)}` : UNKNOWN
}

/** `14:32:09` in the zone. */
export function formatTime(instant: Instant, zone: string, seconds = true): string {
  const parts = partsOf(instant, zone)
  return parts ? clock(parts, seconds) : UNKNOWN
}

/** `14:32` when it is of today in the zone, `24 Nov 14:32` this year, the full date before. */
export function formatShort(instant: Instant, zone: string, now: Date): string {
  const parts = partsOf(instant, zone)
  const today = partsOf(now, zone)
  if (!parts || !today) return UNKNOWN
  if (parts.year !== today.year) return `${dayMonth(parts)} ${parts.year}`
  const sameDay = parts.month === today.month && parts.day === today.day
  return sameDay ? clock(parts, true) : `${dayMonth(parts)}, ${clock(parts, false)}`
}

/** `2026-11-24 12:32:09 UTC`: the exact instant, for titles and exports. */
export function formatUtc(instant: Instant): string {
  const date = valid(instant)
  return date ? `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC` : UNKNOWN
}

/** `Gaborone time (UTC+2)`: how a zone is named beside times, at this instant. */
export function zoneLabel(zone: string, at: Date): string {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return place === 'UTC' ? 'UTC' : `${place} time (${zoneOffset(zone, at)})`
}

/** `UTC+2`: the zone's offset at this instant. */
export function zoneOffset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    at,
  )
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return offset.replace('GMT', 'UTC')
}

function partsOf(instant: Instant, zone: string): Parts | null {
  const date = valid(instant)
  return date && wallTime(date, zone)
}

function valid(instant: Instant): Date | null {
  const date = instant ? new Date(instant) : null
  return date && !Number.isNaN(date.getTime()) ? date : null
}

function dayMonth({ day, month }: Parts): string {
  return `${day} ${MONTHS[month - 1]}`
}

function clock({ hour, minute, second }: Parts, seconds: boolean): string {
  const shown = seconds ? [hour, minute, second] : [hour, minute]
  return shown.map((part) => String(part).padStart(2, '0')).join(':')
}

/** The instant so many hours before another, in UTC: a bound of a list's period. */
export function hoursBefore(instant: string, hours: number): string {
  return new Date(Date.parse(instant) - hours * 3_600_000).toISOString()
}
