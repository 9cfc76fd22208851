import type { Metadata } from 'next'
import { ListView } from '@/components/data-table/list-view'
import { loadAuditEvents } from '@/lib/domain/audit/loaders'
import { auditList } from '@/lib/domain/audit/schema'
import { pageClock } from '@/lib/domain/overview/page-clock'
import { parseList, type RawParams } from '@/lib/list/parse'
import { auditColumns } from './_components/columns'

export const metadata: Metadata = { title: 'Audit log' }

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const clock = await pageClock('audit:read')
  const state = parseList(auditList, await searchParams)
  return (
    <ListView
      definition={auditList}
      state={state}
      clock={clock}
      title="Audit log"
      columns={auditColumns(clock)}
      page={loadAuditEvents(state)}
      nameOf={(row) => row.id}
      none="What admins do is written here, in the same transaction as the change."
      opens={false}
    />
  )
}
