import { clsx } from 'clsx'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import type { TransactionDetail } from '@/lib/domain/transactions/dto'
import { formatMoney, toThebe } from '@/lib/format/money'

type Line = { name: string; value: string; sum?: boolean }

/** How amount and fee become what moved, and what that made of the balance: added up here, so that an error shows. */
export function Arithmetic({ it }: { it: TransactionDetail }) {
  const credit = it.direction === 'credit'
  const thebe = (text: string | null) => toThebe(text) ?? 0n
  const sign = credit ? 1n : -1n
  const net = thebe(it.amount) - sign * thebe(it.fee)
  const lines: Line[] = [
    { name: 'Amount', value: formatMoney(it.amount) },
    { name: credit ? 'Less the fee' : 'And the fee', value: formatMoney(it.fee) },
    { name: credit ? 'Received' : 'Paid', value: formatMoney(it.netAmount), sum: true },
  ]
  if (it.balanceBefore !== null) {
    lines.push(
      { name: 'Balance before', value: formatMoney(it.balanceBefore) },
      { name: credit ? 'And received' : 'Less paid', value: formatMoney(it.netAmount) },
      { name: 'Balance after', value: formatMoney(it.balanceAfter), sum: true },
    )
  }
  const moved = it.balanceBefore !== null && it.balanceAfter !== null
  const right =
    net === thebe(it.netAmount) &&
    (!moved || thebe(it.balanceBefore) + sign * thebe(it.netAmount) === thebe(it.balanceAfter))
  return (
    <Card aria-labelledby="arithmetic">
      <CardHead id="arithmetic" title="Money" note={credit ? 'Into the wallet' : 'Out of the wallet'} />
      <div className="grid gap-x-8 px-4 pt-1 md:grid-cols-2">
        {[lines.slice(0, 3), lines.slice(3)]
          .filter((part) => part.length > 0)
          .map((part) => (
            <dl key={part[0]?.name}>
              {part.map(({ name, value, sum }) => (
                <div
                  key={name}
                  className={clsx(
                    'flex min-h-9 items-center justify-between gap-4',
                    sum && 'border-t font-semibold',
                  )}
                >
                  <dt className={clsx('text-125', !sum && 'text-muted')}>{name}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ))}
            </dl>
          ))}
        {lines.length === 3 && <p className="py-2 text-125 text-muted">No balance has moved.</p>}
      </div>
      <p
        className={clsx(
          'flex items-center gap-1.5 px-4 pt-1 pb-3 text-125',
          right ? 'text-muted' : 'text-bad',
        )}
      >
        <Icon name={right ? 'check' : 'triangle-exclamation-point'} size={13} />
        {right ? 'It adds up to the thebe.' : 'It does not add up: ask operations to look at it.'}
      </p>
    </Card>
  )
}
