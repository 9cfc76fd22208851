import type { TimelineEntry } from '@/components/detail/timeline'
import type { KycEvent } from '@/lib/domain/kyc/dto'
import { humanise, statusLook } from '@/lib/format/status'

/** The statuses of a record, as handed over: newest first. */
export function historyOf(events: readonly KycEvent[]): TimelineEntry[] {
  return events.map(({ id, toStatus, reasonCode, actor, createdAt }) => {
    const { label, tone } = statusLook('kyc', toStatus)
    return { id, title: label, tone, who: actor, at: createdAt, note: reasonCode && humanise(reasonCode) }
  })
}
