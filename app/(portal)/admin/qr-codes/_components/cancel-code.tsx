'use client'

import { cancelQrCode } from '@/lib/domain/qr/actions'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

/** Cancels a code that was not paid yet. */
export function CancelCode({
  codeId,
  reference,
  merchant,
}: {
  codeId: string
  reference: string
  merchant: string
}) {
  return (
    <ResponseForm
      action={cancelQrCode}
      known={{ codeId }}
      label="Cancel the code"
      icon="ban"
      variant="danger"
      title={`Cancel ${reference}`}
      description="At once and for good: nobody can pay with it any more, and a payment under way fails."
      verb="Cancel the code"
      fields={fieldsOf([reasonField('Why it is cancelled')])}
      said={() => `${reference} is cancelled. ${merchant} can show a new code.`}
    />
  )
}
