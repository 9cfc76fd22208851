import { Badge } from '@/components/ui/badge'
import type { KnownCount } from '@/lib/domain/overview/dto'
import { formatTime, formatUtc, zoneLabel } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import type { ListDefinition } from '@/lib/list/definition'
import type { Clock } from './types'

type Props = { definition: ListDefinition; count?: Promise<KnownCount | null>; clock: Clock }

/** `5,012 customers · as of 14:32:09 · Gaborone time (UTC+2)`; without a snapshot only the zone. */
export async function ListFacts({ definition, count, clock }: Props) {
  const known = await count?.catch(() => null)
  const zone = zoneLabel(clock.zone, clock.now)
  if (!known) return zone
  const facts = [
    known.all !== null && `${formatCount(known.all)} ${definition.noun.many}`,
    known.note,
  ].filter(Boolean)
  if (facts.length === 0) return zone
  return (
    <span title={formatUtc(known.asOf)}>
      <span className="max-sm:block">{facts.join(' · ')}</span>
      <span className="max-sm:hidden"> · </span>as of {formatTime(known.asOf, clock.zone)} · {zone}
      {known.stale && (
        <Badge tone="warning" icon="hourglass" className="-my-1 ml-2">
          Stale
        </Badge>
      )}
    </span>
  )
}
