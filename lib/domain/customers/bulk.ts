import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { SUSPENDABLE_STATUSES } from './constants'
import { suspendCustomer } from './mutations'
import { suspendInput } from './schema'

const input = suspendInput.pick({ reason: true })

/** Suspends customers as `suspendCustomer` does one. */
export const suspendCustomers: BulkAction<z.output<typeof input>> = {
  permission: 'customers:suspend',
  object: 'customer',
  verb: 'Suspend',
  done: 'suspended',
  says: 'They begin nothing new from then on; nothing of theirs is frozen. Each can be reactivated on their own page.',
  icon: 'ban',
  danger: true,
  fields: [{ name: 'reason', label: 'What led to it', kind: 'words', most: 2000 }],
  input,
  label: Prisma.sql`t.full_name`,
  seen: Prisma.sql`t.status::text`,
  refusal: () => Prisma.sql`
    CASE WHEN NOT t.status::text = ANY(${[...SUSPENDABLE_STATUSES]}::text[])
         THEN 'Suspended or closed already.' END`,
  run: (tx, { id, seen }, { reason }, maker, request) =>
    suspendCustomer(tx, suspendInput.parse({ customerId: id, seenStatus: seen, reason }), maker, request),
}
