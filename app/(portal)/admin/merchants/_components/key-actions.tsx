'use client'

import { CopyValue } from '@/components/ui/copy-value'
import { issueKey, revokeKey, rotateKey } from '@/lib/domain/credentials/actions'
import { KEY_DAYS, KEY_PROFILES, OVERLAP_HOURS } from '@/lib/domain/credentials/constants'
import type { Credential } from '@/lib/domain/merchants/dto'
import { humanise } from '@/lib/format/status'
import { fieldsOf, reasonField } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

const DAYS = { '30': '30 days', '90': '90 days', '365': 'A year' }
const OVERLAPS = { '0': 'No longer: it ends at once', '24': 'A day', '72': '3 days', '168': 'A week' }

/** Issues a key; the secret is shown in the dialog, this once. */
export function IssueKey({ merchantId, merchant }: { merchantId: string; merchant: string }) {
  return (
    <ResponseForm
      action={issueKey}
      known={{ merchantId }}
      label="Issue a key"
      icon="key-round"
      size="sm"
      title={`A new API key for ${merchant}`}
      description="It works at once. You see it this once, to hand it over; the bank keeps only its hash."
      verb="Issue the key"
      fields={fieldsOf([
        { kind: 'text', name: 'label', label: 'What it is for', help: 'As in “Till 3”.', most: 120 },
        {
          kind: 'choice',
          name: 'profile',
          label: 'What it may do',
          options: Object.entries(KEY_PROFILES).map(([profile, rights]) => [
            profile,
            `${humanise(profile)} (${rights.join(', ')})`,
          ]),
        },
        {
          kind: 'choice',
          name: 'days',
          label: 'Expires after',
          start: '365',
          options: KEY_DAYS.map((days) => [days, DAYS[days]]),
        },
        reasonField('Who asked for it'),
      ])}
      answer={({ key, keyPrefix }) => <Secret value={key} prefix={keyPrefix} />}
    />
  )
}

type Props = { row: Pick<Credential, 'id' | 'label' | 'keyPrefix' | 'state'> }

/** Rotates or revokes a key. It stays on the page without buttons, for the secret that may still be shown. */
export function KeyActions({ row: { id, label, keyPrefix, state } }: Props) {
  const works = state === 'active' || state === 'ending'
  return (
    <span className="flex justify-end gap-2">
      <ResponseForm
        action={rotateKey}
        known={{ credentialId: id }}
        offered={state === 'active'}
        label="Rotate"
        name={`Rotate ${label}`}
        icon="rotate-cw"
        size="sm"
        title={`Rotate ${label}`}
        description="A new key with the same rights takes its place. You see it this once."
        verb="Rotate the key"
        fields={fieldsOf([
          {
            kind: 'choice',
            name: 'overlapHours',
            label: 'The old key goes on working for',
            start: '24',
            help: 'End it at once when it may be in wrong hands.',
            options: OVERLAP_HOURS.map((hours) => [hours, OVERLAPS[hours]]),
          },
          reasonField('Why'),
        ])}
        answer={(result) => <Secret value={result.key} prefix={result.keyPrefix} />}
      />
      <ResponseForm
        action={revokeKey}
        known={{ credentialId: id }}
        offered={works}
        label="Revoke"
        name={`Revoke ${label}`}
        icon="ban"
        size="sm"
        variant="danger"
        title={`Revoke ${label}`}
        description="At once and for good: what still uses it is refused. A new key can be issued."
        effects={[`The key that begins with ${keyPrefix}.`]}
        verb="Revoke the key"
        fields={fieldsOf([reasonField('Why')])}
        said={() => `${keyPrefix}… works no more.`}
      />
    </span>
  )
}

function Secret({ value, prefix }: { value: string | null; prefix: string }) {
  if (value === null) {
    return (
      <p className="text-secondary">
        {prefix}… was issued by this form before, and shown then. If nobody noted it, revoke it and issue
        another.
      </p>
    )
  }
  return (
    <CopyValue
      label="The key"
      value={value}
      help="Shown only now. Hand it over where nobody else reads along."
    />
  )
}
