import type { Metadata } from 'next'
import { loadApprovals } from '@/lib/domain/approvals/loaders'
import { approvalList } from '@/lib/domain/approvals/schema'
import { listPage } from '../_components/list-page'
import { approvalColumns } from './_components/columns'
import { ToDecide } from './_components/to-decide'

export const metadata: Metadata = { title: 'Approvals' }

export default listPage({
  permission: 'approvals:read',
  title: 'Approvals',
  definition: approvalList,
  columns: approvalColumns,
  load: loadApprovals,
  lead: (clock) => <ToDecide clock={clock} />,
  nameOf: (row) => row.title,
  none: 'What takes two persons appears here when the first asks for it: unfreezing a wallet, for example.',
})
