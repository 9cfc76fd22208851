import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { loadCustomers } from '@/lib/domain/customers/loaders'
import { customerList } from '@/lib/domain/customers/schema'
import { knownCount } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { customerColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Customers' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('customers:read')
  const state = parseList(customerList, await searchParams)
  return (
    <ListView
      definition={customerList}
      state={state}
      clock={clock}
      title="Customers"
      columns={customerColumns(clock)}
      page={loadCustomers(state)}
      count={knownCount(state, ({ customers }) => ({ total: customers.total, status: customers.byStatus }))}
      nameOf={(row) => row.name}
      none="They appear here as soon as a merchant or the app registers the first one."
    />
  )
}
