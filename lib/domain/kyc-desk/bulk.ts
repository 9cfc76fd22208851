import 'server-only'
import type { z } from 'zod'
import type { BulkAction } from '@/lib/bulk/bulk-action'
import { Prisma } from '@/lib/db/generated/client'
import { listOfficers } from './data'
import { assignCase } from './mutations'
import { assignment } from './schema'

/** Gives chosen cases to an officer, also those that another one was given and has not begun with. */
export const assignReviews: BulkAction<z.output<typeof assignment>> = {
  permission: 'kyc:claim',
  object: 'kyc_record',
  verb: 'Assign',
  done: 'assigned',
  says: 'They come first for this officer, and not to the others. Assigning them to somebody else takes them back.',
  icon: 'users',
  fields: async () => [
    {
      name: 'officer',
      label: 'Officer',
      kind: 'choice',
      empty: 'Choose…',
      options: (await listOfficers()).map(({ email, name, waiting }) => ({
        value: email,
        label: `${name}, ${waiting} on the desk`,
      })),
    },
  ],
  input: assignment,
  label: Prisma.sql`c.full_name`,
  seen: Prisma.sql`concat_ws('/', t.status, t.assigned_to)`,
  refusal: ({ officer }) => Prisma.sql`
    CASE WHEN t.status <> 'pending' THEN 'It is not waiting for an officer.'
         WHEN o.email = ${officer} THEN 'Assigned to this officer already.'
         WHEN t.first_approver = (SELECT id FROM admin_users WHERE email = ${officer})
         THEN 'Approved by this officer first: a second one decides.' END`,
  run: (tx, { id, seen }, { officer }, maker, request) =>
    assignCase(tx, { recordId: id, seen, officer }, maker, request),
}
