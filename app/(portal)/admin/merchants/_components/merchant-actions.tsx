'use client'

import {
  approveMerchant,
  closeMerchant,
  reactivateMerchant,
  suspendMerchant,
} from '@/lib/domain/merchants/actions'
import { formatCount } from '@/lib/format/number'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  merchantId: string
  name: string
  seenStatus: string
  /** How much ends with it. */
  activeCodes: number
  activeKeys: number
  grants: number
  may: { approve: boolean; suspend: boolean; close: boolean }
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** What can be done about a merchant. */
export function MerchantActions({ merchantId, name, seenStatus, may, ...has }: Props) {
  const known = { merchantId, seenStatus }
  const ending = [
    has.activeCodes > 0 && `cancels ${counted(has.activeCodes, 'active QR code')}`,
    has.activeKeys > 0 && `revokes ${counted(has.activeKeys, 'API key')}`,
    has.grants > 0 && `ends ${counted(has.grants, 'access grant')}`,
  ].filter(Boolean)
  return (
    <>
      {may.close && seenStatus !== 'closed' && (
        <ResponseForm
          action={closeMerchant}
          known={known}
          label={seenStatus === 'pending' ? 'Turn down' : 'Close'}
          icon="lock"
          variant="danger"
          title={seenStatus === 'pending' ? `Turn down ${name}` : `Close ${name}`}
          description="For good: a closed merchant is never opened again. Its history stays."
          effects={[
            ...(ending.length > 0 ? [`This ${ending.join(', ')}.`] : []),
            'Payments under way still arrive; refunds stay possible.',
          ]}
          verb={seenStatus === 'pending' ? 'Turn the merchant down' : 'Close the merchant'}
          fields={fieldsOf([
            reasonField(seenStatus === 'pending' ? 'Why it is turned down' : 'Why it is closed'),
            { kind: 'text', name: 'typedName', label: `Type “${name}”`, help: 'It cannot be undone.' },
          ])}
          said={() => `${name} is closed.`}
        />
      )}
      {may.suspend && seenStatus === 'active' && (
        <ResponseForm
          action={suspendMerchant}
          known={known}
          label="Suspend"
          icon="ban"
          variant="danger"
          title={`Suspend ${name}`}
          description="At once. It gets no new payment until somebody reactivates it."
          effects={[
            ...(has.activeCodes > 0 ? [`This cancels ${counted(has.activeCodes, 'active QR code')}.`] : []),
            'Payments under way still arrive.',
            'API keys and access grants stay: revoke those that may be in wrong hands.',
          ]}
          verb="Suspend the merchant"
          fields={fieldsOf([reasonField('What led to it')])}
          said={({ cancelledCodes }) =>
            `${name} is suspended${cancelledCodes > 0 ? `, ${counted(cancelledCodes, 'QR code')} cancelled` : ''}. “Reactivate” ends it.`
          }
        />
      )}
      {may.suspend && seenStatus === 'suspended' && (
        <ResponseForm
          action={reactivateMerchant}
          known={known}
          label="Reactivate"
          icon="undo-2"
          title={`Reactivate ${name}`}
          description="At once. It can be paid again; it shows new QR codes, cancelled ones stay cancelled."
          verb="Reactivate the merchant"
          fields={fieldsOf([reasonField('Why the suspension can end')])}
          said={() => `${name} is active again.`}
        />
      )}
      {may.approve && seenStatus === 'pending' && (
        <ResponseForm
          action={approveMerchant}
          known={known}
          label="Approve"
          icon="check"
          variant="primary"
          title={`Approve ${name}`}
          description="At once. It can be paid, show QR codes and be given API keys."
          verb="Approve the merchant"
          fields={fieldsOf([reasonField('What was checked')])}
          said={() => `${name} is active. “Suspend” stops it again.`}
        />
      )}
    </>
  )
}
