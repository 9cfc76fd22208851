import * as column from '@/components/data-table/columns'
import type { Column } from '@/components/data-table/types'
import { Icon } from '@/components/ui/icon'
import type { CustomerRow } from '@/lib/domain/customers/dto'
import { nameOf } from '@/lib/format/status'

const LANGUAGES: Record<string, string> = { en: 'English', tn: 'Setswana' }

export const customerColumns: Column<CustomerRow>[] = [
  column.name('name', 'Name', (row) => row.name, { sort: 'name', card: 'title' }),
  column.text('phone', 'Phone', (row) => row.phone, { card: 'sub' }),
  column.status('customer', (row) => row.status, { card: 'end' }),
  { id: 'verified', label: 'Verified', card: 'mark', cell: (row) => <Verified yes={row.isVerified} /> },
  column.text('merchant', 'Registered by', (row) => row.merchant),
  column.when('created', 'Joined', (row) => row.createdAt, { sort: 'created' }),
  column.text('tags', 'Tags', (row) => row.tags.map(nameOf).join(', ') || null, { optional: true }),
  column.text('email', 'Email', (row) => row.email, { optional: true }),
  column.text('nationality', 'Nationality', (row) => row.nationality, { optional: true }),
  column.text('language', 'Language', (row) => LANGUAGES[row.language] ?? row.language, { optional: true }),
]

function Verified({ yes }: { yes: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-secondary">
      <Icon name={yes ? 'shield-check' : 'minus'} size={15} className={yes ? 'text-good' : 'text-muted'} />
      {yes ? 'Verified' : 'Not yet'}
    </span>
  )
}
