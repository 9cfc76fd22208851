const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/
const DAYS_AGO = /^([1-9]\d{0,2})d$/
const FIRST = Date.UTC(2000, 0, 1)
const LAST = Date.UTC(2100, 0, 1)

/** Ready-made periods. `7d` is the first of the last seven days, today included. */
export const PERIODS = [
  { label: 'Today', from: 'today', to: '' },
  { label: 'Yesterday', from: 'yesterday', to: 'yesterday' },
  { label: 'Last 7 days', from: '7d', to: '' },
  { label: 'Last 30 days', from: '30d', to: '' },
  { label: 'Last 90 days', from: '90d', to: '' },
] as const

/** Whether a text is a bound of a period: `today`, `yesterday`, `7d`, `2026-11-24` or an instant in UTC. */
export function isDayOrInstant(text: string): boolean {
  return text === 'today' || text === 'yesterday' || DAYS_AGO.test(text) || isDay(text) || isInstant(text)
}

function isInstant(text: string): boolean {
  return INSTANT.test(text) && inRange(Date.parse(text))
}

function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return inRange(time) && new Date(time).toISOString().startsWith(text)
}

/** The day of a bound as `2026-11-24`, given the bank's today; null for an instant. */
export function dayOf(bound: string, today: string): string | null {
  if (bound === 'today') return today
  const ago = bound === 'yesterday' ? 1 : Number(DAYS_AGO.exec(bound)?.[1] ?? Number.NaN) - 1
  if (!Number.isNaN(ago))
    return new Date(Date.parse(`${today}T00:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10)
  return isDay(bound) ? bound : null
}

/** `Today`, `Last 7 days`, `1 Nov 2026 – 24 Nov 2026`: how a period is named on its chip. */
export function periodLabel(from: string, to: string): string {
  const known = PERIODS.find((period) => period.from === from && period.to === to)
  if (known) return known.label
  if (from && to) return from === to ? boundLabel(from) : `${boundLabel(from)} – ${boundLabel(to)}`
  return from ? `since ${boundLabel(from)}` : `until ${boundLabel(to)}`
}

function boundLabel(bound: string): string {
  const ago = DAYS_AGO.exec(bound)?.[1]
  if (ago) return `${ago} days ago`
  return isInstant(bound) ? `${bound.slice(0, 10)} ${bound.slice(11, 16)} UTC` : bound
}

function inRange(time: number): boolean {
  return time >= FIRST && time < LAST
}
