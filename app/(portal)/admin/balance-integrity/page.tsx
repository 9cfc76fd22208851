import type { Metadata } from 'next'
import { loadDifferences } from '@/lib/domain/integrity/loaders'
import { differenceList } from '@/lib/domain/integrity/schema'
import { listPage } from '../_components/list-page'
import { differenceColumns } from './_components/columns'
import { RoundFacts } from './_components/round-facts'

export const metadata: Metadata = { title: 'Balance integrity' }

export default listPage({
  permission: 'integrity:read',
  title: 'Balance integrity',
  definition: differenceList,
  columns: differenceColumns,
  load: loadDifferences,
  lead: (clock) => <RoundFacts clock={clock} />,
  nameOf: (row) => `the difference of ${row.customer}`,
  opens: false,
  none: 'Every wallet that was compared holds exactly what its transactions say.',
})
