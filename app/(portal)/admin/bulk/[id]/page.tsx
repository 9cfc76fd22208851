import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { Crumb } from '@/components/layout/breadcrumb'
import { bulkLook } from '@/lib/bulk/table'
import { loadBulkReasons, loadBulkRows, loadBulkRun } from '@/lib/domain/bulk/loaders'
import { bulkRowList } from '@/lib/domain/bulk/schema'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { bulkRowColumns } from '../_components/columns'
import { RunCard } from '../_components/run-card'

export const metadata: Metadata = { title: 'Bulk action' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<RawParams> }

/** A bulk action: its plan, how far it is, and what became of each record. */
export default async function BulkRunPage({ params, searchParams }: Props) {
  const clock = await pageClock('bulk:read')
  const run = await loadBulkRun((await params).id)
  const definition = bulkRowList(run.id)
  const state = parseList(definition, await searchParams)
  const look = bulkLook(run.action)
  return (
    <ListView
      definition={definition}
      state={state}
      clock={clock}
      title={run.title}
      columns={bulkRowColumns(look.path)}
      page={loadBulkRows(run.id, state)}
      nameOf={(row) => row.label}
      opens={false}
      lead={
        <>
          <Crumb name={run.title} />
          <RunCard run={run} look={look} reasons={await loadBulkReasons(run.id)} clock={clock} />
        </>
      }
      none="A plan has at least one record."
    />
  )
}
