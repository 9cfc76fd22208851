import { ENDINGS } from '@/lib/domain/bulk/constants'
import { humanise, nameOf } from '@/lib/format/status'

/** How a run ended, in words; undefined while it has not. */
export function endingOf({ ending }: { ending: string | null }): string | undefined {
  return ending === null ? undefined : (ENDINGS[ending] ?? humanise(ending))
}

/** What was asked once for all records, in words. */
export function argumentWords(values: Readonly<Record<string, unknown>>): { label: string; value: string }[] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== '' && value !== undefined)
    .map(([name, value]) => {
      const text = String(value)
      const label = humanise(name.replace(/([A-Z])/g, '_$1').toLowerCase())
      return { label, value: /^[a-z_]+$/.test(text) ? nameOf(text) : text }
    })
}
