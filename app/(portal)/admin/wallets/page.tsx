import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { knownCount } from '@/lib/domain/overview/known-count'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { loadWallets } from '@/lib/domain/wallets/loaders'
import { walletList } from '@/lib/domain/wallets/schema'
import { parseList, type RawParams } from '@/lib/list/parse'
import { walletColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Wallets' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('wallets:read')
  const state = parseList(walletList, await searchParams)
  return (
    <ListView
      definition={walletList}
      state={state}
      clock={clock}
      title="Wallets"
      columns={walletColumns(clock)}
      page={loadWallets(state)}
      count={knownCount(state, ({ wallets }) => ({
        total: wallets.total,
        status: wallets.byStatus,
        tier: wallets.byTier,
      }))}
      nameOf={(row) => row.customer}
      none="A wallet is opened with its customer."
    />
  )
}
