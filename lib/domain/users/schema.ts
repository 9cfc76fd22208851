import { z } from 'zod'
import { ROLES } from '@/lib/auth/permissions'
import { newUser } from '@/lib/auth/users'
import { AdminStatus } from '@/lib/db/generated/enums'
import { reasonText } from '@/lib/http/form-inputs'
import { defineList } from '@/lib/list/definition'

export const userList = defineList({
  path: '/admin/users',
  noun: { one: 'user', many: 'users' },
  search: 'Name or e-mail…',
  filters: {
    role: { kind: 'choice', label: 'Role', options: ROLES },
    status: { kind: 'choice', label: 'State', options: Object.values(AdminStatus), status: 'account' },
  },
  sorts: { created: { label: 'Made', by: 'time' } },
  defaultSort: '-created',
})

const role = z.enum(ROLES, { error: 'Choose a role.' })

/** The arguments that a request freezes. */
export const makeArguments = newUser
export const roleArguments = z.object({ role })
export const disableArguments = z.object({ successorId: z.uuid().nullable() })
export const enableArguments = z.object({})

const reason = reasonText('Say why: who decides reads it.')
/** The account as the page showed it. */
const seen = {
  userId: z.uuid(),
  seenVersion: z.string().regex(/^\d{1,9}$/, { error: 'Load the page again.' }),
}

export const makeRequest = newUser.extend({ reason })
export const roleRequest = z.object({ ...seen, role, reason })
export const disableRequest = z.object({
  ...seen,
  successorId: z
    .union([z.literal(''), z.uuid()], { error: 'Choose one of the list.' })
    .transform((id) => id || null),
  reason,
})
export const enableRequest = z.object({ ...seen, reason })
export const endSessionsInput = z.object({ userId: z.uuid() })

export type MakeRequest = z.output<typeof makeRequest>
export type RoleRequest = z.output<typeof roleRequest>
export type DisableRequest = z.output<typeof disableRequest>
export type EnableRequest = z.output<typeof enableRequest>

export const resetLinkInput = z.object({ userId: z.uuid() })
