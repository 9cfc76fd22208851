import { Badge } from '@/components/ui/badge'
import { formatTime, formatUtc, zoneLabel } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import type { ListDefinition } from '@/lib/list/definition'
import type { Clock } from './types'

/** Exact numbers of the last snapshot: of all records, and of those that match, where it counts them. */
export type KnownCount = { all: number | null; matching: number | null; asOf: string; stale: boolean }

type Props = { definition: ListDefinition; count?: Promise<KnownCount | null>; clock: Clock }

/** `5,012 customers · as of 14:32:09 · Gaborone time (UTC+2)`; without a snapshot only the zone. */
export async function ListFacts({ definition, count, clock }: Props) {
  const known = await count?.catch(() => null)
  const zone = zoneLabel(clock.zone, clock.now)
  if (!known || known.all === null) return zone
  return (
    <span title={formatUtc(known.asOf)}>
      {formatCount(known.all)} {definition.noun.many} · as of {formatTime(known.asOf, clock.zone)} · {zone}
      {known.stale && (
        <Badge tone="warning" icon="hourglass" className="ml-2">
          Stale
        </Badge>
      )}
    </span>
  )
}
