import type { Metadata } from 'next'
import { loadUsers } from '@/lib/domain/users/loaders'
import { userList } from '@/lib/domain/users/schema'
import { listPage } from '../_components/list-page'
import { userColumns } from './_components/columns'
import { HowAccountsChange } from './_components/how-accounts-change'

export const metadata: Metadata = { title: 'Users' }

export default listPage({
  permission: 'users:read',
  title: 'Users',
  definition: userList,
  columns: userColumns,
  load: loadUsers,
  lead: (clock) => <HowAccountsChange role={clock.role} />,
  nameOf: (row) => row.name,
  none: 'The first start makes the first account.',
})
