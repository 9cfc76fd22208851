import type { Metadata } from 'next'
import { loadWallets } from '@/lib/domain/wallets/loaders'
import { walletList } from '@/lib/domain/wallets/schema'
import { listPage } from '../_components/list-page'
import { walletColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Wallets' }

export default listPage({
  permission: 'wallets:read',
  title: 'Wallets',
  definition: walletList,
  columns: walletColumns,
  load: loadWallets,
  count: ({ wallets }) => ({
    total: wallets.total,
    by: {
      status: wallets.byStatus,
      tier: wallets.byTier,
      kyc: wallets.byKycState,
      review: { due: wallets.reviewsDue },
    },
  }),
  nameOf: (row) => row.customer,
  none: 'A wallet is opened with its customer.',
})
