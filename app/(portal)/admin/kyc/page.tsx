import type { Metadata } from 'next'
import { loadKycRecords } from '@/lib/domain/kyc/loaders'
import { kycList } from '@/lib/domain/kyc/schema'
import { sum } from '@/lib/domain/overview/known-count'
import { listPage } from '../_components/list-page'
import { kycColumns } from './_components/columns'

export const metadata: Metadata = { title: 'KYC reviews' }

export default listPage({
  permission: 'kyc:read',
  title: 'KYC reviews',
  definition: kycList,
  columns: kycColumns,
  load: loadKycRecords,
  count: ({ kyc }) => ({ total: sum(kyc.byStatus), by: { status: kyc.byStatus } }),
  nameOf: (row) => row.customer,
  none: 'They appear here as soon as a customer submits documents.',
})
