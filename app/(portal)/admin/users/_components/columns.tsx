import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { UserRow } from '@/lib/domain/users/dto'
import { humanise } from '@/lib/format/status'

export const userColumns: Column<UserRow>[] = [
  column.name('name', 'Name', (row) => row.name, { card: 'title' }),
  column.text('email', 'E-mail', (row) => row.email, { card: 'sub' }),
  column.text('role', 'Role', (row) => humanise(row.role), { card: 'mark' }),
  column.status('account', (row) => row.status, { label: 'State', card: 'end' }),
  column.text('factor', 'Second factor', (row) => (row.secondFactorAt ? 'In force' : 'None')),
  column.count('sessions', 'Live sessions', (row) => row.sessions),
  column.when('login', 'Last sign-in', (row) => row.lastLoginAt),
  column.when('created', 'Made', (row) => row.createdAt, { sort: 'created' }),
]
