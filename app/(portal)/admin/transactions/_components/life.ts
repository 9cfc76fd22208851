import type { TimelineEntry } from '@/components/detail/timeline'
import type { TransactionEvent } from '@/lib/domain/transactions/dto'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { statusLook } from '@/lib/format/status'

/** The statuses a transaction went through, newest first, each with how long the one before it took. */
export function lifeOf(events: readonly TransactionEvent[]): TimelineEntry[] {
  return events
    .map((event, index) => {
      const { label, tone } = statusLook('transaction', event.toStatus)
      const before = events[index - 1]
      const took = before ? ageSeconds(before.createdAt, new Date(event.createdAt)) : null
      return {
        id: event.id,
        title: label,
        tone,
        who: event.actor,
        at: event.createdAt,
        note: took === null ? undefined : `after ${formatDuration(took)}`,
      }
    })
    .reverse()
}
