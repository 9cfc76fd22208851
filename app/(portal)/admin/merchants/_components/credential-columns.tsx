import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { Credential } from '@/lib/domain/merchants/dto'
import { KeyActions } from './key-actions'

const COLUMNS: readonly Column<Credential>[] = [
  column.name('label', 'Name', (row) => row.label),
  column.reference('prefix', 'Key', (row) => `${row.keyPrefix}…`),
  {
    id: 'permissions',
    label: 'May',
    cell: (row) => <span className="block min-w-28 whitespace-normal">{row.permissions.join(', ')}</span>,
  },
  column.status('key', (row) => row.state),
  column.when('used', 'Last used', (row) => row.lastUsedAt),
  column.when('expires', 'Expires', (row) => row.expiresAt),
]

const ACTIONS: Column<Credential> = {
  id: 'actions',
  label: 'Actions',
  numeric: true,
  cell: (row) => <KeyActions row={row} />,
}

/** Columns of a merchant's keys, with what can be done about each for who may. */
export function credentialColumns(mayManage: boolean): Column<Credential>[] {
  return mayManage ? [...COLUMNS, ACTIONS] : [...COLUMNS]
}
