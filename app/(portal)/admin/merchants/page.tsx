import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { loadMerchants } from '@/lib/domain/merchants/loaders'
import { merchantList } from '@/lib/domain/merchants/schema'
import { knownCount } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { merchantColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Merchants' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('merchants:read')
  const state = parseList(merchantList, await searchParams)
  return (
    <ListView
      definition={merchantList}
      state={state}
      clock={clock}
      title="Merchants"
      columns={merchantColumns(clock)}
      page={loadMerchants(state)}
      count={knownCount(state, ({ merchants }) => ({ total: merchants.total, status: merchants.byStatus }))}
      nameOf={(row) => row.name}
      none="They appear here as soon as the first business applies."
    />
  )
}
