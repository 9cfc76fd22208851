import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { humanise } from '@/lib/format/status'
import { FREEZABLE_STATUSES, FREEZE_DIRECTION_WORDS, FREEZE_DIRECTIONS, FREEZE_REASONS } from './constants'
import { checkReview, freezeWallet } from './mutations'
import { freezeInput, freezeTerms } from './schema'

/** Freezes wallets as `freezeWallet` does one. */
export const freezeWallets: BulkAction<z.output<typeof freezeTerms>> = {
  permission: 'wallets:freeze',
  object: 'wallet',
  verb: 'Freeze',
  done: 'frozen',
  says: 'Each is frozen as soon as it is its turn. Unfreezing takes a second person, one wallet after the other.',
  icon: 'snowflake',
  danger: true,
  fields: [
    {
      name: 'direction',
      label: 'What it stops',
      kind: 'choice',
      options: FREEZE_DIRECTIONS.map((value) => ({ value, label: FREEZE_DIRECTION_WORDS[value] })),
    },
    {
      name: 'reason',
      label: 'Reason',
      kind: 'choice',
      empty: 'Choose…',
      options: FREEZE_REASONS.map((value) => ({ value, label: humanise(value) })),
    },
    {
      name: 'authorityReference',
      label: 'Reference of the order or request',
      help: 'Required for a court order or a regulator.',
      kind: 'line',
      most: 120,
    },
    { name: 'reviewOn', label: 'Look at them again on', kind: 'date' },
    { name: 'note', label: 'What led to the freeze', kind: 'words', most: 2000 },
  ],
  input: freezeTerms,
  check: ({ reviewOn }) => checkReview(reviewOn),
  label: Prisma.sql`c.full_name`,
  seen: Prisma.sql`t.status::text`,
  refusal: ({ reason, direction }) => Prisma.sql`
    CASE WHEN NOT t.status::text = ANY(${[...FREEZABLE_STATUSES]}::text[]) THEN 'A closed wallet cannot be frozen.'
         WHEN EXISTS (SELECT FROM wallet_freezes f
           WHERE f.wallet_id = t.id AND f.lifted_at IS NULL AND f.reason::text = ${reason}
             AND f.direction::text IN (${direction}, 'all')) THEN 'Frozen for this reason already.' END`,
  run: (tx, { id, seen }, terms, maker, request) =>
    freezeWallet(tx, freezeInput.parse({ ...terms, walletId: id, seenStatus: seen }), maker, request),
}
