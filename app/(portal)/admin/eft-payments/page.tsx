import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { loadEftPayments } from '@/lib/domain/eft/loaders'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import { knownCount, sum } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { eftPaymentColumns } from './_components/columns'

export const metadata: Metadata = { title: 'EFT payments' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('eft:read')
  const state = parseList(eftPaymentList, await searchParams)
  return (
    <ListView
      definition={eftPaymentList}
      state={state}
      clock={clock}
      title="EFT payments"
      columns={eftPaymentColumns(clock)}
      page={loadEftPayments(state)}
      count={knownCount(state, ({ eft }) => ({ total: sum(eft.byStatus), status: eft.byStatus }))}
      nameOf={(row) => row.reference}
      none="They appear here as soon as the first top-up comes from another bank."
    />
  )
}
