'use client'

import type { AccessGrant } from '@/lib/domain/access/dto'
import { changeAccess, grantAccess, revokeAccess } from '@/lib/domain/grants/actions'
import { ACCESS_TYPES, grantVersion, lastDayOf, STAFF_GRANT_REASONS } from '@/lib/domain/grants/constants'
import { humanise, statusLook } from '@/lib/format/status'
import { type FormField, fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

const accessField = (start?: string): FormField => ({
  kind: 'choice',
  name: 'accessType',
  label: 'What the merchant may do',
  start,
  options: ACCESS_TYPES.map((access) => [access, statusLook('access', access).label]),
})
const dayField = (start = ''): FormField => ({
  kind: 'date',
  name: 'lastDay',
  label: 'Last day (optional)',
  help: 'Without one it goes on until somebody ends it.',
  start,
})

/** Lets a merchant act for the customer. */
export function GrantAccess({ customerId, name }: { customerId: string; name: string }) {
  return (
    <ResponseForm
      action={grantAccess}
      known={{ customerId }}
      label="Grant access"
      icon="plus"
      size="sm"
      title={`Let a merchant act for ${name}`}
      description="At once. The merchant reaches this customer’s wallet as far as you say here."
      verb="Grant access"
      fields={fieldsOf([
        {
          kind: 'text',
          name: 'registrationNumber',
          label: 'Registration number of the merchant',
          help: 'It stands on the merchant’s page.',
          most: 40,
          mono: true,
        },
        accessField(),
        {
          kind: 'choice',
          name: 'grantReason',
          label: 'Why',
          options: STAFF_GRANT_REASONS.map((reason) => [reason, humanise(reason)]),
        },
        dayField(),
        reasonField('Who asked, and how it was checked'),
      ])}
      said={({ merchant }) => `${merchant} may act for ${name}. “Revoke” on the grant ends it.`}
    />
  )
}

type Props = {
  grant: Pick<AccessGrant, 'id' | 'merchant' | 'customer' | 'access' | 'expiresAt' | 'state'>
  zone: string
}

/** Changes or ends what a merchant may do for a customer. */
export function AccessActions({ grant, zone }: Props) {
  const { id, merchant, customer, access, expiresAt } = grant
  const known = { grantId: id, seenVersion: grantVersion(access, expiresAt, grant.state !== 'ended') }
  if (grant.state === 'ended') return null
  return (
    <>
      <ResponseForm
        action={revokeAccess}
        known={known}
        label="Revoke"
        icon="ban"
        variant="danger"
        title={`End the access of ${merchant}`}
        description={`At once: ${merchant} no longer reaches the wallet of ${customer}. It can be granted again from the customer’s page.`}
        verb="Revoke the access"
        fields={fieldsOf([reasonField('Why it ends')])}
        said={() => `${merchant} has no access to ${customer} any more. It can be granted again.`}
      />
      <ResponseForm
        action={changeAccess}
        known={known}
        label="Change"
        icon="settings"
        title={`Change the access of ${merchant}`}
        description={`At once, for the wallet of ${customer}.`}
        verb="Change the access"
        fields={fieldsOf([accessField(access), dayField(lastDayOf(expiresAt, zone)), reasonField('Why')])}
        said={(result) =>
          `${merchant}: ${statusLook('access', result.access).label.toLowerCase()} from now on.`
        }
      />
    </>
  )
}
