import { z } from 'zod'
import { freeText, reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'
import {
  AUTHORITY_REASONS,
  FREEZABLE_STATUSES,
  FREEZE_DIRECTIONS,
  FREEZE_REASONS,
  WALLET_KYC_STATES,
  WALLET_STATUSES,
  WALLET_TIERS,
} from './constants'

const terms = z.object({
  direction: z.enum(FREEZE_DIRECTIONS, { error: 'Choose what the freeze stops.' }),
  reason: z.enum(FREEZE_REASONS, { error: 'Choose a reason.' }),
  note: reasonText('Say what led to the freeze.'),
  authorityReference: freeText(120).optional(),
  reviewOn: z.iso.date({ error: 'Choose the day on which the freeze is looked at again.' }),
})

const isAuthorised = ({ reason, authorityReference }: z.output<typeof terms>) =>
  !AUTHORITY_REASONS.includes(reason) || Boolean(authorityReference)
const NOT_AUTHORISED = {
  path: ['authorityReference'],
  error: 'Give the reference of the order or request.',
}

/** What is said of a freeze, whichever wallets it is about. */
export const freezeTerms = terms.refine(isAuthorised, NOT_AUTHORISED)

/** The fields of the freeze form. `seenStatus` is the status the page showed. */
export const freezeInput = z
  .object({
    walletId: z.uuid(),
    seenStatus: z.enum(FREEZABLE_STATUSES, { error: 'A closed wallet cannot be frozen.' }),
    ...terms.shape,
  })
  .refine(isAuthorised, NOT_AUTHORISED)

export type FreezeInput = z.output<typeof freezeInput>

/** One freeze, or all that are open. */
export const unfreezeArguments = z.object({ freezeId: z.uuid().nullable() })

/** The fields of the form that asks for the end of a freeze. `seenVersion` is of the freezes the page showed. */
export const unfreezeRequest = z.object({
  walletId: z.uuid(),
  seenVersion: z.string().regex(/^[0-9a-f]{32}$/, { error: 'Load the page again.' }),
  freezeId: z
    .union([z.literal(''), z.uuid()], { error: 'Choose one of the list.' })
    .transform((id) => id || null),
  reason: reasonText('Say why the freeze can end.'),
})

export type UnfreezeInput = z.output<typeof unfreezeArguments>
export type UnfreezeRequest = z.output<typeof unfreezeRequest>

export const walletList = defineList({
  path: '/admin/wallets',
  noun: { one: 'wallet', many: 'wallets' },
  search: 'Customer, phone, wallet id…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: WALLET_STATUSES, status: 'wallet' },
    tier: { kind: 'choice', label: 'Tier', options: WALLET_TIERS, status: 'tier' },
    kyc: { kind: 'choice', label: 'KYC', options: WALLET_KYC_STATES },
    /** A freeze whose day of review has come. */
    review: { kind: 'choice', label: 'Freeze review', options: ['due'] },
    opened: { kind: 'dates', label: 'Opened' },
    balance: { kind: 'money', label: 'Balance' },
  },
  sorts: {
    opened: { label: 'Opened', by: 'time' },
    balance: { label: 'Balance', by: 'money', filters: ['balance'] },
  },
  defaultSort: '-opened',
})
