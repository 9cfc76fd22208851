import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { reconcileTransaction } from './mutations'
import { reconcileInput } from './schema'

const input = reconcileInput.pick({ reason: true })

/** Marks transactions as reconciled as `reconcileTransaction` does one. */
export const reconcileTransactions: BulkAction<z.output<typeof input>> = {
  permission: 'transactions:reconcile',
  object: 'transaction',
  verb: 'Reconcile',
  done: 'marked as reconciled',
  says: 'No money moves. The mark can be taken back on the page of each transaction.',
  icon: 'check',
  fields: [{ name: 'reason', label: 'Where they were found: the statement', kind: 'words', most: 500 }],
  input,
  label: Prisma.sql`t.reference`,
  seen: Prisma.sql`t.status::text`,
  refusal: () => Prisma.sql`
    CASE WHEN t.status NOT IN ('completed', 'refunded', 'disputed') THEN 'It has not moved any money.'
         WHEN t.is_reconciled THEN 'Reconciled already.' END`,
  run: (tx, { id }, { reason }, maker, request) =>
    reconcileTransaction(tx, { transactionId: id, reason }, maker, request),
}
