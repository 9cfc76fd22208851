import { z } from 'zod'
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

const text = (most: number, error: string) =>
  z
    .string()
    .trim()
    .max(most, { error })
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value.replaceAll(/\r?\n/g, ' ')), {
      error: 'Leave out control characters.',
    })

/** The fields of the freeze form. `seenStatus` is the status the page showed. */
export const freezeInput = z
  .object({
    walletId: z.uuid(),
    seenStatus: z.enum(FREEZABLE_STATUSES, { error: 'A closed wallet cannot be frozen.' }),
    direction: z.enum(FREEZE_DIRECTIONS, { error: 'Choose what the freeze stops.' }),
    reason: z.enum(FREEZE_REASONS, { error: 'Choose a reason.' }),
    note: text(2000, 'Use at most 2 000 characters.').min(1, { error: 'Say what led to the freeze.' }),
    authorityReference: text(120, 'Use at most 120 characters.').optional(),
    reviewOn: z.iso.date({ error: 'Choose the day on which the freeze is looked at again.' }),
  })
  .refine((input) => !AUTHORITY_REASONS.includes(input.reason) || Boolean(input.authorityReference), {
    path: ['authorityReference'],
    error: 'Give the reference of the order or request.',
  })

export type FreezeInput = z.output<typeof freezeInput>

export const walletList = defineList({
  path: '/admin/wallets',
  noun: { one: 'wallet', many: 'wallets' },
  search: 'Customer, phone, wallet id…',
  filters: {
    status: { kind: 'choice', label: 'Status', options: WALLET_STATUSES, status: 'wallet' },
    tier: { kind: 'choice', label: 'Tier', options: WALLET_TIERS, status: 'tier' },
    kyc: { kind: 'choice', label: 'KYC', options: WALLET_KYC_STATES },
    opened: { kind: 'dates', label: 'Opened' },
    balance: { kind: 'money', label: 'Balance' },
  },
  sorts: {
    opened: { label: 'Opened', by: 'time' },
    balance: { label: 'Balance', by: 'money', filters: ['balance'] },
  },
  defaultSort: '-opened',
})
