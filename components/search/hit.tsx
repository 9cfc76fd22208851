import { clsx } from 'clsx'
import { Movement, When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { FoundGroup, SearchHit } from '@/lib/domain/search/dto'
import { formatMoney } from '@/lib/format/money'
import { nameOf } from '@/lib/format/status'

/** Groups whose records are called by a reference. */
const CODED = ['transactions', 'qr-codes', 'eft-payments']

type Props = { found: FoundGroup; hit: SearchHit }

/** Where a hit leads. */
export const hitHref = ({ group }: FoundGroup, { id }: SearchHit) => `/admin/${group}/${id}`

/** What a record is called, and what tells two of the same name apart: masked, also where it was typed. */
export function HitName({ found: { group }, hit }: Props) {
  const facts = [hit.phone, hit.number, hit.email, group === 'users' && hit.who ? nameOf(hit.who) : hit.who]
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-2">
      <span
        className={clsx(
          'truncate text-ink',
          CODED.includes(group) ? 'shrink-0 font-mono text-12' : 'font-medium',
        )}
      >
        {hit.title}
      </span>
      <span className="truncate text-12 text-muted">{facts.filter(Boolean).join(' · ')}</span>
    </span>
  )
}

/** How much, how it stands, and since when. */
export function HitFacts({ found, hit, clock }: Props & { clock: Clock }) {
  return (
    <span className="flex shrink-0 items-center gap-3 text-125">
      {hit.amount !== null && (
        <span className="num">
          {hit.direction ? (
            <Movement amount={hit.amount} direction={hit.direction} />
          ) : (
            formatMoney(hit.amount)
          )}
        </span>
      )}
      <span className="max-sm:hidden">
        <StatusBadge kind={found.status} status={hit.status} />
      </span>
      <span className="w-24 text-right max-lg:hidden">
        <When at={hit.at} clock={clock} />
      </span>
    </span>
  )
}
