import { ageSeconds, formatDuration } from '@/lib/format/duration'
import type { Tone } from '@/lib/format/status'
import type { TimelineEntry } from './timeline'

/** Something that happens to a record; without a time it has not happened. */
export type Step = { title: string; who: string; at: string | null; tone?: Tone }

/** The steps that have happened, given in their order: newest first, each with how long after the one before it came. */
export function steps(life: readonly Step[]): TimelineEntry[] {
  return life
    .flatMap((step) => (step.at === null ? [] : [{ ...step, at: step.at }]))
    .map((step, index, taken) => {
      const before = taken[index - 1]
      const took = before ? ageSeconds(before.at, new Date(step.at)) : null
      return { ...step, id: index, note: took === null ? undefined : `after ${formatDuration(took)}` }
    })
    .reverse()
}
