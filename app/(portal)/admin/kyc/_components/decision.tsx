import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
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
        ['Claimed until', <When key="until" at={record.claimedUntil} clock={clock} />],
        ['Decided by', [record.decidedBy, record.secondDecider].filter(Boolean).join(' and ') || null],
        ['Decided', <When key="decided" at={record.decidedAt} clock={clock} />],
        ['Reason', record.reasonCode && humanise(record.reasonCode)],
        ['Valid until', <When key="expires" at={record.expiresAt} clock={clock} />],
        ['Notes', record.notes],
      ]}
    />
  )
}
