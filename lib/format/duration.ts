import { UNKNOWN } from './number'

const SPACE = '\u00a0'
const UNITS: [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
]

/** `1 d 4 h`, `3 h 12 min`, `45 s` of seconds: the two largest units that matter. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return UNKNOWN
  if (seconds > 0 && seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))}${SPACE}ms`
  let rest = Math.max(0, Math.floor(seconds))
  const parts: string[] = []
  for (const [size, name] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count}${SPACE}${name}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ') || `0${SPACE}s`
}

/** `4.2 ms`, `180 ms`, `1.25 s`: how long something took, to what matters. */
export function formatSeconds(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return UNKNOWN
  const milliseconds = seconds * 1000
  if (milliseconds === 0) return `0${SPACE}ms`
  if (milliseconds < 9.95) return `${milliseconds.toFixed(1)}${SPACE}ms`
  if (milliseconds < 999.5) return `${Math.round(milliseconds)}${SPACE}ms`
  return `${seconds < 9.995 ? seconds.toFixed(2) : seconds.toFixed(1)}${SPACE}s`
}

/** `3 min ago`, `in 2 h`, `just now`; both are instants. */
export function formatAge(from: Date | string | null | undefined, now: Date): string {
  const seconds = ageSeconds(from, now)
  if (seconds === null) return UNKNOWN
  if (Math.abs(seconds) < 1) return 'just now'
  return seconds > 0 ? `${formatDuration(largest(seconds))} ago` : `in ${formatDuration(largest(-seconds))}`
}

/** Seconds from an instant to now; null when there is no such instant. */
export function ageSeconds(from: Date | string | null | undefined, now: Date): number | null {
  const instant = from ? new Date(from).getTime() : Number.NaN
  return Number.isNaN(instant) ? null : (now.getTime() - instant) / 1000
}

/** Minutes do not matter after two days, nor seconds after a minute. */
function largest(seconds: number): number {
  const step = seconds >= 172_800 ? 86_400 : seconds >= 86_400 ? 3_600 : seconds >= 60 ? 60 : 1
  return Math.floor(seconds / step) * step
}
