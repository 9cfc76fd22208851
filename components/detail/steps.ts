import { ageSeconds, formatDuration } from '@/lib/format/duration'
import type { Tone } from '@/lib/format/status'
import type { TimelineEntry } from './timeline'

/** Something that happens to a record, and why where somebody said; without a time it has not happened. */
export type Step = { title: string; who: string | null; at: string | null; tone?: Tone; note?: string | null }

/** The steps that have happened, given in their order: newest first, each with how long after the one before it came. */
export function steps(life: readonly Step[]): TimelineEntry[] {
  return life
    .flatMap((step) => (step.at === null ? [] : [{ ...step, at: step.at }]))
    .map((step, index, taken) => {
      const before = taken[index - 1]
      const took = before ? ageSeconds(before.at, new Date(step.at)) : null
      const after = took === null ? null : `after ${formatDuration(took)}`
      return { ...step, id: index, note: [step.note, after].filter(Boolean).join(' · ') || undefined }
    })
    .reverse()
}
