'use client'

import type { Permission } from '@/lib/auth/permissions'
import {
  disputeTransaction,
  holdTransaction,
  reconcileTransaction,
  releaseTransaction,
  settleDispute,
  stopTransaction,
  unreconcileTransaction,
} from '@/lib/domain/transactions/actions'
import { HOLDABLE_STATUSES, POSTED_STATUSES } from '@/lib/domain/transactions/constants'
import type { TransactionDetail } from '@/lib/domain/transactions/dto'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  transaction: Pick<TransactionDetail, 'id' | 'reference' | 'status' | 'isReconciled'>
  /** Of the permissions about transactions those of the person who looks. */
  may: readonly Permission[]
}

/** What can be done about a transaction, but for giving money back. */
export function TransactionActions({ transaction, may }: Props) {
  const { status } = transaction
  const posted = POSTED_STATUSES.some((one) => one === status)
  return (
    <>
      {may.includes('transactions:hold') && <Holding transaction={transaction} />}
      {may.includes('transactions:reconcile') && posted && <Reconciling transaction={transaction} />}
      {may.includes('transactions:dispute') && status === 'completed' && (
        <ResponseForm
          action={disputeTransaction}
          known={knownOf(transaction)}
          label="Dispute"
          icon="flag"
          title={`Dispute ${transaction.reference}`}
          description="It is marked as disputed. No money moves until somebody settles it or gives it back."
          verb="Open the dispute"
          fields={fieldsOf([
            reasonField('What the customer disputes', 'Colleagues read it on the transaction.'),
          ])}
          said={() => 'It is disputed. “Settle dispute” leaves the payment as it is, “Refund” gives it back.'}
        />
      )}
      {may.includes('transactions:settle') && status === 'disputed' && (
        <ResponseForm
          action={settleDispute}
          known={knownOf(transaction)}
          label="Settle dispute"
          icon="check"
          title={`Settle the dispute about ${transaction.reference}`}
          description="The payment stands: it becomes completed again. To give the money back, refund it instead."
          verb="Let the payment stand"
          fields={fieldsOf([reasonField('Why the payment stands', 'Colleagues read it on the transaction.')])}
          said={() => 'The dispute is settled: the payment stands. It can be disputed again.'}
        />
      )}
    </>
  )
}

type Held = Pick<Props, 'transaction'>

const knownOf = ({ id, status }: Props['transaction']) => ({ transactionId: id, seenStatus: status })

function Holding({ transaction }: Held) {
  const { reference, status } = transaction
  if (status === 'on_hold') {
    return (
      <>
        <ResponseForm
          action={stopTransaction}
          known={knownOf(transaction)}
          label="Stop"
          icon="ban"
          variant="danger"
          title={`Stop ${reference}`}
          description="It is cancelled for good. No money has moved, and none will."
          verb="Stop the transaction"
          fields={fieldsOf([reasonField('What was found', 'Colleagues read it on the transaction.')])}
          said={() => `${reference} is cancelled. The customer can begin a new one.`}
        />
        <ResponseForm
          action={releaseTransaction}
          known={knownOf(transaction)}
          label="Release"
          icon="play"
          title={`Release ${reference}`}
          description="It goes on: balance, limits and freezes are checked as for any other, then its money moves."
          verb="Release the transaction"
          fields={fieldsOf([reasonField('What was found', 'Colleagues read it on the transaction.')])}
          said={() => `${reference} goes on. “Hold” stops it again until its money has moved.`}
        />
      </>
    )
  }
  if (!HOLDABLE_STATUSES.some((one) => one === status)) return null
  return (
    <ResponseForm
      action={holdTransaction}
      known={knownOf(transaction)}
      label="Hold"
      icon="circle-pause"
      title={`Hold ${reference}`}
      description="Its money does not move until somebody releases it. The customer sees it as under way."
      verb="Put it on hold"
      fields={fieldsOf([reasonField('What has to be looked at', 'Colleagues read it on the transaction.')])}
      said={() => `${reference} is on hold. “Release” lets it go on, “Stop” ends it.`}
    />
  )
}

function Reconciling({ transaction: { id, reference, isReconciled } }: Held) {
  if (isReconciled) {
    return (
      <ResponseForm
        action={unreconcileTransaction}
        known={{ transactionId: id }}
        label="Not reconciled"
        icon="undo-2"
        title={`Take the mark from ${reference}`}
        description="It counts as not reconciled again. No money moves."
        verb="Take the mark back"
        fields={fieldsOf([reasonField('What was wrong')])}
        said={() => `${reference} is not reconciled any more.`}
      />
    )
  }
  return (
    <ResponseForm
      action={reconcileTransaction}
      known={{ transactionId: id }}
      label="Reconciled"
      icon="check"
      title={`Mark ${reference} as reconciled`}
      description="It was found on the other side’s statement with the same amount. No money moves."
      verb="Mark as reconciled"
      fields={fieldsOf([
        {
          kind: 'text',
          name: 'reason',
          label: 'Where it was found',
          help: 'The statement and its line.',
          most: 500,
        },
      ])}
      said={() => `${reference} is reconciled. The mark can be taken back.`}
    />
  )
}
