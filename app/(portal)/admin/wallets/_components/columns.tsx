import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { WalletRow } from '@/lib/domain/wallets/dto'
import { humanise } from '@/lib/format/status'

export const walletColumns: Column<WalletRow>[] = [
  column.person({ card: 'title' }),
  column.money('balance', 'Balance', (row) => row.balance, { sort: 'balance', card: 'end' }),
  column.status('tier', (row) => row.tier, { id: 'tier', label: 'Tier', card: 'sub' }),
  column.status('wallet', (row) => row.status, { card: 'mark' }),
  column.text('kyc', 'KYC', (row) => humanise(row.kyc)),
  column.when('opened', 'Opened', (row) => row.openedAt, { sort: 'opened' }),
  column.money('daily', 'Daily limit', (row) => row.dailyLimit, { optional: true }),
  column.money('monthly', 'Monthly limit', (row) => row.monthlyLimit, { optional: true }),
]
