import type { Clock } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { Cell, Mono } from '@/components/ui/table'
import type { AttackSource } from '@/lib/domain/threats/dto'
import { browserName } from '@/lib/format/user-agent'
import { AttackTable } from './attack-table'

/** Where attempts come from: an address, of IPv6 its /64, and what was done about it. */
export function SourcesCard({ sources, clock }: { sources: AttackSource[]; clock: Clock }) {
  return (
    <AttackTable
      id="sources"
      title="Sources"
      note="by attempts that did not succeed"
      none={{ title: 'No attempt failed', text: 'Addresses appear here as soon as one does.' }}
      heads={['Source', 'What was done', 'Accounts']}
      rows={sources}
      clock={clock}
      keyOf={({ source }) => source}
      last={({ accounts }) => accounts}
      lead={(row) => (
        <>
          <Cell title={browserName(row.userAgent)}>
            <Mono>{row.source}</Mono>
          </Cell>
          <Cell>
            <WhatWasDone {...row} />
          </Cell>
        </>
      )}
    />
  )
}

function WhatWasDone({ turnedAway, held }: Pick<AttackSource, 'turnedAway' | 'held'>) {
  if (turnedAway) {
    return (
      <Badge tone="bad" icon="ban">
        Turned away
      </Badge>
    )
  }
  if (held === 0) return <Badge icon="eye">Counted</Badge>
  return (
    <Badge tone="warning" icon="hourglass">
      Paused
    </Badge>
  )
}
