'use client'

import { reactivateCustomer, suspendCustomer } from '@/lib/domain/customers/actions'
import { SUSPENDABLE_STATUSES } from '@/lib/domain/customers/constants'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = { customerId: string; name: string; seenStatus: string }

/** What can be done about a customer. */
export function CustomerActions({ customerId, name, seenStatus }: Props) {
  const known = { customerId, seenStatus }
  if (seenStatus === 'suspended') {
    return (
      <ResponseForm
        action={reactivateCustomer}
        known={known}
        label="Reactivate"
        icon="undo-2"
        title={`Reactivate ${name}`}
        description="At once. They can pay, send and cash out again, as far as the wallet is not frozen."
        verb="Reactivate the customer"
        fields={fieldsOf([reasonField('Why the suspension can end')])}
        said={() => `${name} is active again. Suspending takes one person.`}
      />
    )
  }
  if (!SUSPENDABLE_STATUSES.some((status) => status === seenStatus)) return null
  return (
    <ResponseForm
      action={suspendCustomer}
      known={known}
      label="Suspend"
      icon="ban"
      variant="danger"
      title={`Suspend ${name}`}
      description="At once. They can begin nothing new until somebody reactivates them."
      effects={[
        'Money that is sent to them still arrives.',
        'Transactions under way go on. To stop money from leaving, freeze the wallet.',
      ]}
      verb="Suspend the customer"
      fields={fieldsOf([reasonField('What led to it')])}
      said={() => `${name} is suspended. “Reactivate” ends it.`}
    />
  )
}
