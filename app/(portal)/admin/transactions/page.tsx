import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadTransactions } from '@/lib/domain/transactions/loaders'
import { transactionList } from '@/lib/domain/transactions/schema'
import { parseList, type RawParams } from '@/lib/list/parse'
import { transactionColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Transactions' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('transactions:read')
  const state = parseList(transactionList, await searchParams)
  return (
    <ListView
      definition={transactionList}
      state={state}
      clock={clock}
      title="Transactions"
      columns={transactionColumns(clock)}
      page={loadTransactions(state)}
      nameOf={(row) => row.reference}
      none="They appear here as soon as money moves for the first time."
    />
  )
}
