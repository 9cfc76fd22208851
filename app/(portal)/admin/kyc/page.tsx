import type { Metadata } from 'next'
import { Suspense } from 'react'
import { loadKycRecords, loadKycRecordsCount } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { sum } from '@/lib/domain/overview/known-count'
import { listPage } from '../_components/list-page'
import { kycColumns } from './_components/columns'
import { Desk } from './_components/desk'
import { DeskGhost } from './_components/desk-ghost'

export const metadata: Metadata = { title: 'KYC reviews' }

export default listPage({
  permission: 'kyc:read',
  title: 'KYC reviews',
  definition: kycList,
  columns: kycColumns,
  load: loadKycRecords,
  count: ({ kyc }) => ({
    total: sum(kyc.byStatus),
    by: {
      status: kyc.byStatus,
      stuck: { yes: kyc.stuck },
      late: { yes: kyc.overSla },
      decided: { last_30_days: kyc.approved30d + kyc.rejected30d },
    },
  }),
  exact: loadKycRecordsCount,
  lead: (clock) => (
    <Suspense fallback={<DeskGhost />}>
      <Desk clock={clock} />
    </Suspense>
  ),
  nameOf: (row) => row.customer,
  none: 'They appear here as soon as a customer submits documents.',
})
