import type { Clock } from '@/components/data-table/types'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { humanise } from '@/lib/format/status'

/** Who holds the review, and how it was decided. */
export function Decision({ record, clock }: { record: KycDetail; clock: Clock }) {
  return (
    <Facts
      title="Review"
      facts={[
        ['Claimed by', record.claimedBy],
        fact.when('Claimed until', record.claimedUntil, clock),
        ['Decided by', [record.decidedBy, record.secondDecider].filter(Boolean).join(' and ') || null],
        fact.when('Decided', record.decidedAt, clock),
        ['Reason', record.reasonCode && humanise(record.reasonCode)],
        fact.when('Valid until', record.expiresAt, clock),
        ['Notes', record.notes],
      ]}
    />
  )
}
