import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import type { AuditRow } from '@/lib/domain/audit/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

export const auditColumns: Column<AuditRow>[] = [
  column.when('created', 'Time', (row) => row.createdAt, { sort: 'created', card: 'sub' }),
  column.name('actor', 'Actor', (row) => row.actor, { card: 'mark' }),
  column.text('role', 'Role', (row) => row.actorRole && humanise(row.actorRole)),
  column.name('action', 'Action', (row) => humanise(row.action), { card: 'title' }),
  { id: 'object', label: 'Record', cell: (row) => <ObjectOf row={row} /> },
  { id: 'outcome', label: 'Outcome', card: 'end', cell: (row) => <Outcome value={row.outcome} /> },
  { id: 'after', label: 'Details', cell: (row) => <Details text={row.after} /> },
  column.reference('source', 'From', (row) => row.sourceIp),
  { id: 'before', label: 'Before', optional: true, cell: (row) => <Details text={row.before} /> },
  column.text('reason', 'Reason', (row) => row.reason, { optional: true }),
  column.reference('request', 'Request', (row) => row.requestId, { optional: true }),
]

function Outcome({ value }: { value: string }) {
  if (value === 'success')
    return (
      <Badge tone="good" icon="circle-check">
        Done
      </Badge>
    )
  return (
    <Badge tone={value === 'refused' ? 'warning' : 'bad'} icon={value === 'refused' ? 'ban' : 'circle-x'}>
      {humanise(value)}
    </Badge>
  )
}

const PAGES: Record<string, string | undefined> = {
  wallet: '/admin/wallets',
  customer: '/admin/customers',
  merchant: '/admin/merchants',
  transaction: '/admin/transactions',
  kyc_record: '/admin/kyc',
}

function ObjectOf({ row }: { row: AuditRow }) {
  const page = PAGES[row.objectType]
  const name = `${humanise(row.objectType)} ${row.objectId?.slice(-8) ?? ''}`
  if (!page || !row.objectId) return <span className="whitespace-nowrap text-secondary">{name}</span>
  return (
    <a href={`${page}/${row.objectId}`} className="whitespace-nowrap text-accent hover:underline">
      {name}
    </a>
  )
}

function Details({ text }: { text: string | null }) {
  if (!text) return <span className="text-muted">{UNKNOWN}</span>
  return (
    <span className="block max-w-72 truncate font-mono text-12 text-secondary" title={text}>
      {text}
    </span>
  )
}
