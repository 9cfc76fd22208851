import { ROLES } from '@/lib/auth/permissions'
import { humanise } from '@/lib/format/status'
import { type FormField, reasonField } from '../../_components/form-fields'

/** Chooses a role, another than the present one. */
export const roleField = (present?: string): FormField => ({
  kind: 'choice',
  name: 'role',
  label: 'Role',
  options: ROLES.filter((role) => role !== present).map((role) => [role, humanise(role)]),
})

/** Why something is asked for, for whoever decides. */
export const WHY = reasonField('Why', 'Who decides reads it; it stays in the trail.')
