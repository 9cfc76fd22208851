import { Badge } from '@/components/ui/badge'
import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { formatDate } from '@/lib/format/date'
import { UNKNOWN } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'

/** What was submitted, held against the customer's record. Compared in full before it was masked. */
export function Comparison({ record }: { record: KycDetail }) {
  const rows: [string, string, string | null, boolean | null][] = [
    ['Name', record.submittedName, record.customer, record.submittedName === record.customer],
    [
      'Date of birth',
      formatDate(record.dateOfBirth, 'UTC'),
      formatDate(record.customerDateOfBirth, 'UTC'),
      record.dateOfBirth === record.customerDateOfBirth,
    ],
    [nameOf(record.documentType), record.documentNumber, record.customerIdentity, record.sameDocument],
    ['Phone', record.submittedPhone, record.phone, record.samePhone],
    [
      'Nationality',
      record.nationality,
      record.customerNationality,
      record.nationality === record.customerNationality,
    ],
    ['Address', `${record.addressLine}, ${record.town}`, null, null],
  ]
  return (
    <Card className="overflow-hidden">
      <CardHead title="As submitted, against the customer" />
      <Table aria-label="As submitted, against the customer">
        <TableHead>
          <tr>
            <HeaderCell>
              <span className="sr-only">What</span>
            </HeaderCell>
            <HeaderCell>Submitted</HeaderCell>
            <HeaderCell>Customer</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Same</span>
            </HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(([name, submitted, known, same]) => (
            <TableRow key={name}>
              <Cell className="py-2 text-muted">{name}</Cell>
              <Cell className="py-2">{submitted}</Cell>
              <Cell className="py-2">{known ?? UNKNOWN}</Cell>
              <Cell className="py-2 text-right">
                <Same value={same} />
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Same({ value }: { value: boolean | null }) {
  if (value === null) return <Badge>{UNKNOWN}</Badge>
  return value ? (
    <Badge tone="good" icon="circle-check">
      Same
    </Badge>
  ) : (
    <Badge tone="warning" icon="triangle-exclamation-point">
      Differs
    </Badge>
  )
}
