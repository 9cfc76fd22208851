import { Reference, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import type { AuditRow } from '@/lib/domain/audit/dto'
import { UNKNOWN } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

export const auditColumns = (clock: Clock): Column<AuditRow>[] => [
  {
    id: 'created',
    label: 'Time',
    sort: 'created',
    card: 'sub',
    cell: (row) => <When at={row.createdAt} clock={clock} />,
  },
  {
    id: 'actor',
    label: 'Actor',
    cell: (row) => <span className="font-medium">{row.actor}</span>,
    card: 'mark',
  },
  { id: 'role', label: 'Role', cell: (row) => (row.actorRole ? humanise(row.actorRole) : UNKNOWN) },
  {
    id: 'action',
    label: 'Action',
    card: 'title',
    cell: (row) => <span className="font-medium">{humanise(row.action)}</span>,
  },
  { id: 'object', label: 'Record', cell: (row) => <ObjectOf row={row} /> },
  { id: 'outcome', label: 'Outcome', card: 'end', cell: (row) => <Outcome value={row.outcome} /> },
  { id: 'after', label: 'Details', cell: (row) => <Details text={row.after} /> },
  { id: 'source', label: 'From', cell: (row) => <Reference value={row.sourceIp} /> },
  { id: 'before', label: 'Before', optional: true, cell: (row) => <Details text={row.before} /> },
  { id: 'reason', label: 'Reason', optional: true, cell: (row) => row.reason ?? UNKNOWN },
  { id: 'request', label: 'Request', optional: true, cell: (row) => <Reference value={row.requestId} /> },
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
