import { Reference } from '@/components/data-table/cells'
import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import type { Credential } from '@/lib/domain/merchants/dto'
import { KeyActions } from './key-actions'

const COLUMNS: readonly Column<Credential>[] = [
  {
    id: 'label',
    label: 'Key',
    cell: (row) => (
      <span className="grid justify-items-start gap-0.5 py-1.5">
        <span className="font-medium">{row.label}</span>
        <Reference value={`${row.keyPrefix}…`} />
      </span>
    ),
  },
  {
    id: 'permissions',
    label: 'May',
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal py-1.5">{row.permissions.join(', ')}</span>
    ),
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
