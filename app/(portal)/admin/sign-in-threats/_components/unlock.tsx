'use client'

import { unlockAccount } from '@/lib/domain/threats/actions'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

/** Lets the account be signed in to from new devices again, with a reason that is kept. */
export function Unlock({ account }: { account: string }) {
  return (
    <ResponseForm
      known={{ account }}
      action={unlockAccount}
      label="Unlock"
      icon="key-round"
      title={`Unlock ${account}`}
      description="New devices can sign in with the password again. What has failed so far counts no more."
      verb="Unlock"
      fields={fieldsOf([reasonField('How do you know that it is safe?')])}
    />
  )
}
