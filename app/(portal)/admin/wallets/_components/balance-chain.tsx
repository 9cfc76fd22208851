import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { loadChain } from '@/lib/domain/wallets/loaders'
import { formatMoney, toThebe } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'

/** Whether the balance follows from the movements: each begins with what the one before left. */
export async function BalanceChain({ walletId, balance }: { walletId: string; balance: string }) {
  const { movements, leftOver, breaks } = await loadChain(walletId)
  const agrees = toThebe(leftOver ?? '0') === toThebe(balance)
  const sound = agrees && breaks.length === 0
  return (
    <Card aria-labelledby="balance-chain">
      <CardHead id="balance-chain" title="Balance chain" note="Each movement against the one before" />
      <div className="grid gap-2 px-4 pb-4">
        <p className="flex items-start gap-2">
          <Icon
            name={sound ? 'circle-check' : 'triangle-exclamation-point'}
            className={sound ? 'mt-0.5 text-good' : 'mt-0.5 text-bad'}
          />
          <span>
            {wordsOf(movements, breaks.length)}{' '}
            {agrees
              ? 'The balance is what the last one left.'
              : `The balance is ${formatMoney(balance)}, the last movement left ${formatMoney(leftOver ?? '0')}.`}
          </span>
        </p>
        {breaks.map((each) => (
          <p key={each.id} className="num text-125 text-secondary">
            <RecordLink to="/admin/transactions" id={each.id}>
              {each.reference}
            </RecordLink>{' '}
            begins with {formatMoney(each.before)}; the one before left {formatMoney(each.leftOver)}.
          </p>
        ))}
      </div>
    </Card>
  )
}

function wordsOf(movements: number, breaks: number): string {
  if (movements === 0) return 'No movement was looked at.'
  const all =
    movements === 1 ? 'The one movement begins' : `The last ${formatCount(movements)} movements begin`
  return breaks === 0
    ? `${all} with what was there.`
    : `Of ${formatCount(movements)} movements some do not follow.`
}
