import type { Metadata } from 'next'
import { loadEftPayments } from '@/lib/domain/eft/loaders'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import { sum } from '@/lib/domain/overview/known-count'
import { listPage } from '../_components/list-page'
import { eftPaymentColumns } from './_components/columns'

export const metadata: Metadata = { title: 'EFT payments' }

export default listPage({
  permission: 'eft:read',
  title: 'EFT payments',
  definition: eftPaymentList,
  columns: eftPaymentColumns,
  load: loadEftPayments,
  count: ({ eft }) => ({ total: sum(eft.byStatus), by: { status: eft.byStatus, stuck: { yes: eft.stuck } } }),
  nameOf: (row) => row.reference,
  none: 'They appear here as soon as the first top-up comes from another bank.',
})
