import { When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { Icon } from '@/components/ui/icon'
import { StatusBadge } from '@/components/ui/status-badge'
import type { CustomerRow } from '@/lib/domain/customers/dto'
import { UNKNOWN } from '@/lib/format/number'

const LANGUAGES: Record<string, string> = { en: 'English', tn: 'Setswana' }

export const customerColumns = (clock: Clock): Column<CustomerRow>[] => [
  {
    id: 'name',
    label: 'Name',
    sort: 'name',
    card: 'title',
    cell: (row) => <span className="font-medium">{row.name}</span>,
  },
  {
    id: 'phone',
    label: 'Phone',
    card: 'sub',
    cell: (row) => <span className="text-secondary">{row.phone}</span>,
  },
  {
    id: 'status',
    label: 'Status',
    card: 'end',
    cell: (row) => <StatusBadge kind="customer" status={row.status} />,
  },
  { id: 'verified', label: 'Verified', card: 'mark', cell: (row) => <Verified yes={row.isVerified} /> },
  {
    id: 'merchant',
    label: 'Registered by',
    cell: (row) => <span className="text-secondary">{row.merchant ?? UNKNOWN}</span>,
  },
  {
    id: 'created',
    label: 'Joined',
    sort: 'created',
    cell: (row) => <When at={row.createdAt} clock={clock} />,
  },
  { id: 'email', label: 'Email', optional: true, cell: (row) => row.email ?? UNKNOWN },
  { id: 'nationality', label: 'Nationality', optional: true, cell: (row) => row.nationality },
  {
    id: 'language',
    label: 'Language',
    optional: true,
    cell: (row) => LANGUAGES[row.language] ?? row.language,
  },
]

function Verified({ yes }: { yes: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-secondary">
      <Icon name={yes ? 'shield-check' : 'minus'} size={15} className={yes ? 'text-good' : 'text-muted'} />
      {yes ? 'Verified' : 'Not yet'}
    </span>
  )
}
