'use client'

import { failPayment, retryPayment } from '@/lib/domain/eft/actions'
import { FAILURE_CODES, RETRY_MINUTES } from '@/lib/domain/eft/constants'
import { nameOf } from '@/lib/format/status'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = { paymentId: string; reference: string; seenStatus: string; attempts: number; bank: string }

/** What can be done about a payment that is under way for too long. */
export function StuckActions({ paymentId, reference, seenStatus, attempts, bank }: Props) {
  const known = { paymentId, seenStatus, seenAttempts: String(attempts) }
  return (
    <>
      <ResponseForm
        action={failPayment}
        known={known}
        label="Fail"
        icon="circle-x"
        variant="danger"
        title={`Fail ${reference}`}
        description="For good. The payment and the top-up that waits for it become failed; no money has moved."
        effects={[
          `Make sure first that ${bank} did not send it: money that still comes is not booked by itself.`,
        ]}
        verb="Fail the payment"
        fields={fieldsOf([
          {
            kind: 'choice',
            name: 'failureCode',
            label: 'What happened',
            options: FAILURE_CODES.map((code) => [code, nameOf(code)]),
          },
          reasonField(`What ${bank} says`, 'Colleagues read it on the payment.', { most: 450 }),
        ])}
        said={() => `${reference} has failed. The customer can announce a new payment.`}
      />
      <ResponseForm
        action={retryPayment}
        known={known}
        label="Retry"
        icon="rotate-cw"
        title={`Send ${reference} to ${bank} again`}
        description="Under the same reference, so that it is carried out once even when both arrive."
        effects={[
          `It was sent ${attempts === 1 ? 'once' : `${attempts} times`} so far.`,
          `Then ${bank} has ${RETRY_MINUTES} minutes before it can be sent once more or failed.`,
        ]}
        verb="Send it again"
        fields={fieldsOf([reasonField(`What ${bank} says`)])}
        said={(result) => `Sent to ${bank} again: attempt ${result.attempts}.`}
      />
    </>
  )
}
