'use client'

import { requestUnfreeze } from '@/lib/domain/wallets/actions'
import { type FormField, fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  walletId: string
  seenVersion: string
  customer: string
  /** The open freezes, by what tells them apart. */
  freezes: readonly { id: string; name: string }[]
}

const WHY = reasonField('Why the freeze can end', 'Who decides reads it; it stays in the trail.')

/** Asks a second person to end freezes. */
export function UnfreezeDialog({ walletId, seenVersion, customer, freezes }: Props) {
  const [only] = freezes
  const all = ['', `All ${freezes.length} freezes`] as const
  const which: FormField = {
    kind: 'choice',
    name: 'freezeId',
    label: 'What ends',
    start: '',
    options: [all, ...freezes.map(({ id, name }) => [id, name] as const)],
  }
  return (
    <ResponseForm
      action={requestUnfreeze}
      known={{ walletId, seenVersion, ...(freezes.length < 2 && { freezeId: only?.id ?? '' }) }}
      label="Unfreeze"
      icon="undo-2"
      title={`Unfreeze the wallet of ${customer}`}
      description="It takes a second person: nothing changes until they approve."
      verb="Ask for approval"
      fields={fieldsOf(freezes.length > 1 ? [which, WHY] : [WHY])}
      said={() =>
        'Asked. The wallet stays frozen until somebody else approves; you can withdraw the request.'
      }
    />
  )
}
