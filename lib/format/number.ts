/** What is not known is shown as this, never as 0. */
export const UNKNOWN = '—'

const SPACE = '\u00a0'
const integers = new Intl.NumberFormat('en-BW', { maximumFractionDigits: 0 })
const digits = [0, 1, 2].map(
  (count) => new Intl.NumberFormat('en-BW', { minimumFractionDigits: count, maximumFractionDigits: count }),
)

/** `48,213`; unknown is `—`. */
export function formatCount(value: number | bigint | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value)
    ? UNKNOWN
    : minus(integers.format(value))
}

/** `48.2 k`, `1.20 m`: three significant digits from ten thousand up, for axes and narrow places. */
export function formatCompact(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return UNKNOWN
  const size = Math.abs(value)
  const [step, name] = size >= 999.5e6 ? [1e9, 'bn'] : size >= 999.5e3 ? [1e6, 'm'] : [1e3, 'k']
  if (size < 10_000) return formatCount(value)
  return `${significant(value / step)}${SPACE}${name}`
}

/** `86.9 %` of a ratio (0.869). */
export function formatPercent(ratio: number | null | undefined, decimals: 0 | 1 | 2 = 1): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return UNKNOWN
  return `${fixed(ratio * 100, decimals)}${SPACE}%`
}

/** `5.8 GB` of bytes, in powers of 1,000. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return UNKNOWN
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const decimals = unit === 0 || Math.abs(value) >= 99.95 ? 0 : 1
  return `${fixed(value, decimals)}${SPACE}${units[unit]}`
}

/** The change from one value to another as a ratio; null when there was nothing to compare with. */
export function change(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before)
}

function significant(value: number): string {
  const size = Math.abs(value)
  return fixed(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
}

function fixed(value: number, decimals: 0 | 1 | 2): string {
  return minus(digits[decimals]?.format(value) ?? String(value))
}

function minus(text: string): string {
  return text.replace('-', '−').replace(/^−(0(?:\.0+)?)$/, '$1')
}
