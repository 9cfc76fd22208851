import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { loadKycRecords } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { knownCount, sum } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { kycColumns } from './_components/columns'

export const metadata: Metadata = { title: 'KYC reviews' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('kyc:read')
  const state = parseList(kycList, await searchParams)
  return (
    <ListView
      definition={kycList}
      state={state}
      clock={clock}
      title="KYC reviews"
      columns={kycColumns(clock)}
      page={loadKycRecords(state)}
      count={knownCount(state, ({ kyc }) => ({ total: sum(kyc.byStatus), status: kyc.byStatus }))}
      nameOf={(row) => row.customer}
      none="They appear here as soon as a customer submits documents."
    />
  )
}
