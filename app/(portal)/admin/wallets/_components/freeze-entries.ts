import type { TimelineEntry } from '@/components/detail/timeline'
import type { Freeze } from '@/lib/domain/wallets/dto'
import { humanise } from '@/lib/format/status'

/** `Frozen: court order`. */
export function freezeName({ direction, reason }: Freeze): string {
  return `${direction === 'all' ? 'Frozen' : 'Debits frozen'}: ${humanise(reason).toLowerCase()}`
}

/** Freezes and their ends, newest first. */
export function freezeEntries(freezes: readonly Freeze[]): TimelineEntry[] {
  return freezes
    .flatMap((freeze) => {
      const review = freeze.liftedAt ? null : `review on ${freeze.reviewOn}`
      const begun: TimelineEntry = {
        id: freeze.id,
        title: freezeName(freeze),
        tone: freeze.direction === 'all' ? 'bad' : 'warning',
        who: freeze.frozenBy,
        at: freeze.frozenAt,
        note: [freeze.note, freeze.authorityReference, review].filter(Boolean).join(' · '),
      }
      if (!freeze.liftedAt) return [begun]
      const lifted: TimelineEntry = {
        id: `${freeze.id}-lifted`,
        title: 'Freeze lifted',
        tone: 'good',
        who: freeze.liftedBy ?? 'unknown',
        at: freeze.liftedAt,
        note: freeze.liftNote,
      }
      return [lifted, begun]
    })
    .sort((a, b) => b.at.localeCompare(a.at))
}
