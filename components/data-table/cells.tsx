import { Mono } from '@/components/ui/table'
import { formatShort, formatUtc } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { UNKNOWN } from '@/lib/format/number'
import type { Clock } from './types'

/** An instant in the bank's zone, short; the exact one in UTC on hover. */
export function When({ at, clock }: { at: string | null; clock: Clock }) {
  if (!at) return <span className="text-muted">{UNKNOWN}</span>
  return (
    <time dateTime={at} title={formatUtc(at)} className="whitespace-nowrap text-secondary">
      {formatShort(at, clock.zone, clock.now)}
    </time>
  )
}

/** Money as a movement: what went out has a minus, what came in a plus in the colour of good. */
export function Movement({ amount, direction }: { amount: string; direction: string }) {
  const credit = direction === 'credit'
  return (
    <span className="whitespace-nowrap">
      <span className={credit ? 'text-good' : 'text-muted'}>{credit ? '+' : '−'}</span>
      {'\u00a0'}
      <span className="font-medium">{formatMoney(amount)}</span>
    </span>
  )
}

/** A person by name, with what tells two of the same name apart. */
export function Person({ name, phone }: { name: string; phone?: string | null }) {
  return (
    <span className="whitespace-nowrap">
      <span className="font-medium">{name}</span>
      {phone && <span className="ml-2 text-12 text-muted">{phone}</span>}
    </span>
  )
}

/** A reference, or what is shown where there is none. */
export function Reference({ value }: { value: string | null }) {
  return value ? <Mono>{value}</Mono> : <span className="text-muted">{UNKNOWN}</span>
}
