import type { Metadata } from 'next'
import { Suspense } from 'react'
import { loadRenewals } from '@/lib/domain/kyc-renewals/loaders'
import { renewalList } from '@/lib/domain/kyc-renewals/schema'
import { listPage } from '../../_components/list-page'
import { DeskGhost } from '../_components/desk-ghost'
import { renewalColumns } from './_components/columns'
import { Outlook } from './_components/outlook'

export const metadata: Metadata = { title: 'Re-KYC' }

export default listPage({
  permission: 'kyc:read',
  title: 'Re-KYC',
  definition: renewalList,
  columns: renewalColumns,
  load: loadRenewals,
  lead: (clock) => (
    <Suspense fallback={<DeskGhost className="h-[414px]" />}>
      <Outlook clock={clock} />
    </Suspense>
  ),
  nameOf: (row) => row.customer,
  opens: false,
  none: 'An approval is good for 365 days; it appears here from its first day on.',
})
