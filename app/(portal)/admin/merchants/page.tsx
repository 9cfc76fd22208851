import type { Metadata } from 'next'
import { loadMerchants, loadMerchantsCount } from '@/lib/domain/merchants/loaders'
import { merchantList } from '@/lib/domain/merchants/schema'
import { listPage } from '../_components/list-page'
import { merchantColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Merchants' }

export default listPage({
  permission: 'merchants:read',
  title: 'Merchants',
  definition: merchantList,
  columns: merchantColumns,
  load: loadMerchants,
  count: ({ merchants }) => ({
    total: merchants.total,
    by: { status: merchants.byStatus },
    during: { today: merchants.created.today },
  }),
  exact: loadMerchantsCount,
  nameOf: (row) => row.name,
  none: 'They appear here as soon as the first business applies.',
})
