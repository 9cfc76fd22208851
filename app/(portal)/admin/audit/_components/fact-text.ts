import type { Fact } from '@/lib/audit/differences'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

/** `limits`, `dailyLimit` → "Limits, daily limit". */
export function fieldName(path: readonly string[]): string {
  const words = path.map((name) => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase())
  return humanise(words.join(', '))
}

/** A value in words: a status without its underscores, everything else as it was recorded. */
export function valueText(value: Fact | undefined): string {
  if (value === undefined || value === null || value === '') return UNKNOWN
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  const text = String(value)
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll('_', ' ') : text
}
