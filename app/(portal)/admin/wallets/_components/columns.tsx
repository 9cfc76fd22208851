import { Person, When } from '@/components/data-table/cells'
import type { Clock, Column } from '@/components/data-table/types'
import { StatusBadge } from '@/components/ui/status-badge'
import type { WalletRow } from '@/lib/domain/wallets/dto'
import { formatMoney } from '@/lib/format/money'
import { humanise } from '@/lib/format/status'

export const walletColumns = (clock: Clock): Column<WalletRow>[] => [
  {
    id: 'customer',
    label: 'Customer',
    card: 'title',
    cell: (row) => <Person name={row.customer} phone={row.phone} />,
  },
  {
    id: 'balance',
    label: 'Balance',
    numeric: true,
    sort: 'balance',
    card: 'end',
    cell: (row) => <span className="font-medium">{formatMoney(row.balance)}</span>,
  },
  { id: 'tier', label: 'Tier', card: 'sub', cell: (row) => <StatusBadge kind="tier" status={row.tier} /> },
  {
    id: 'status',
    label: 'Status',
    card: 'mark',
    cell: (row) => <StatusBadge kind="wallet" status={row.status} />,
  },
  { id: 'kyc', label: 'KYC', cell: (row) => <span className="text-secondary">{humanise(row.kyc)}</span> },
  { id: 'opened', label: 'Opened', sort: 'opened', cell: (row) => <When at={row.openedAt} clock={clock} /> },
  {
    id: 'daily',
    label: 'Daily limit',
    numeric: true,
    optional: true,
    cell: (row) => formatMoney(row.dailyLimit),
  },
  {
    id: 'monthly',
    label: 'Monthly limit',
    numeric: true,
    optional: true,
    cell: (row) => formatMoney(row.monthlyLimit),
  },
]
