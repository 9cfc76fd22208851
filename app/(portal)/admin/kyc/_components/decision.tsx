import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { Card, CardHead } from '@/components/ui/card'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

/** How it was decided. */
export function Decision({ record, clock }: { record: KycDetail; clock: Clock }) {
  const facts = [
    ['Decided by', [record.decidedBy, record.secondDecider].filter(Boolean).join(' and ') || UNKNOWN],
    ['Decided', <When key="decided" at={record.decidedAt} clock={clock} />],
    ['Reason', record.reasonCode ? humanise(record.reasonCode) : UNKNOWN],
    ['Valid until', <When key="until" at={record.expiresAt} clock={clock} />],
  ] as const
  return (
    <Card>
      <CardHead title="Decision" />
      <dl className="grid gap-2 px-4 pt-1 pb-4">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-125 text-muted">{name}</dt>
            <dd className="text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
