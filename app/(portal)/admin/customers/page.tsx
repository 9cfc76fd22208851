import type { Metadata } from 'next'
import { loadCustomers, loadCustomersCount } from '@/lib/domain/customers/loaders'
import { customerList } from '@/lib/domain/customers/schema'
import { listPage } from '../_components/list-page'
import { customerColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Customers' }

export default listPage({
  permission: 'customers:read',
  title: 'Customers',
  definition: customerList,
  columns: customerColumns,
  load: loadCustomers,
  count: ({ customers }) => ({
    total: customers.total,
    by: {
      status: customers.byStatus,
      verified: { yes: customers.verified, no: customers.total - customers.verified },
    },
    during: { today: customers.created.today },
  }),
  exact: loadCustomersCount,
  nameOf: (row) => row.name,
  none: 'They appear here as soon as a merchant or the app registers the first one.',
})
