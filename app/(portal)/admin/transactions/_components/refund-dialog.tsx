'use client'

import { giveRefund } from '@/lib/domain/refunds/actions'
import { REFUND_REASONS } from '@/lib/domain/refunds/constants'
import type { RefundState } from '@/lib/domain/refunds/dto'
import type { TransactionDetail } from '@/lib/domain/transactions/dto'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  transaction: Pick<
    TransactionDetail,
    'id' | 'reference' | 'customer' | 'direction' | 'type' | 'fee' | 'counterparty'
  >
  state: RefundState & { left: string }
}

/** Gives money back, in whole or in part; above a configured amount it asks a second person. */
export function RefundDialog({ transaction, state }: Props) {
  const { id, reference, customer, direction, fee } = transaction
  const effects = [
    whatMoves(transaction),
    ...(Number(fee) > 0 ? [`The fee of ${formatMoney(fee)} stays with the bank.`] : []),
    'A refund cannot be undone. Given back in whole, the transaction becomes refunded.',
  ]
  return (
    <ResponseForm
      action={giveRefund}
      known={{ transactionId: id, seenVersion: state.version }}
      label="Refund"
      icon="undo-2"
      title={`Refund ${reference}`}
      description={`At once, up to ${formatMoney(state.alone)} of one transaction. More takes a second person: nothing moves until they approve.`}
      effects={effects}
      verb="Give it back"
      fields={fieldsOf([
        {
          kind: 'amount',
          name: 'amount',
          label: direction === 'debit' ? `Amount for ${customer}` : `Amount from ${customer}`,
          start: state.left,
          help: `At most ${formatMoney(state.left)}: what is left of the amount.`,
        },
        {
          kind: 'choice',
          name: 'reasonCode',
          label: 'Reason',
          options: REFUND_REASONS.map((reason) => [reason, humanise(reason)]),
        },
        reasonField('What happened', 'Colleagues read it on the transaction; it stays in the trail.'),
      ])}
      said={(result) =>
        result.outcome === 'asked'
          ? 'Asked. No money moves until somebody else approves; you can withdraw the request.'
          : `Given back as ${result.reference}. ${formatMoney(result.left)} of it can still be refunded.`
      }
    />
  )
}

function whatMoves({ type, direction, customer, counterparty }: Props['transaction']): string {
  if (type === 'wallet_transfer') {
    return `The money goes from the wallet of ${counterparty ?? 'the receiver'} back into that of ${customer}.`
  }
  return direction === 'debit'
    ? `The money goes back into the wallet of ${customer}.`
    : `The money goes out of the wallet of ${customer}, back to where it came from.`
}
