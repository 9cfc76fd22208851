'use client'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Kbd } from '@/components/ui/kbd'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import type { KycDetail } from '@/lib/domain/kyc/dto'
import { revealCase } from '@/lib/domain/kyc-desk/actions'
import { UNKNOWN } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'
import { useDeed } from './use-deed'

type Row = [name: string, submitted: string, known: string | null, same: boolean | null]

/** What was submitted, held against the customer's record; compared in full before it was masked. */
export function Comparison({ record, mayReveal }: { record: KycDetail; mayReveal: boolean }) {
  const { state, run, busy } = useDeed(revealCase, (after) => {
    if (after.status === 'refused') toast('bad', after.message)
  })
  const full = state.status === 'done' ? state.result : null
  const rows: Row[] = [
    ['Name', record.submittedName, record.customer, record.submittedName === record.customer],
    [
      'Date of birth',
      `${full?.dateOfBirth ?? record.dateOfBirth} (${record.age})`,
      full?.customerDateOfBirth ?? record.customerDateOfBirth,
      record.sameBirth,
    ],
    [
      nameOf(record.documentType),
      full?.documentNumber ?? record.documentNumber,
      full?.customerIdentity ?? record.customerIdentity,
      record.sameDocument,
    ],
    ['Phone', full?.phone ?? record.submittedPhone, record.phone, record.samePhone],
    [
      'Nationality',
      record.nationality,
      record.customerNationality,
      record.nationality === record.customerNationality,
    ],
    ['Address', full?.address ?? `••••, ${record.town}`, null, null],
  ]
  return (
    <Card className="overflow-hidden">
      <CardHead
        title="As submitted, against the customer"
        actions={
          mayReveal &&
          !full && (
            <Button
              size="sm"
              variant="ghost"
              icon="eye"
              busy={busy}
              aria-keyshortcuts="v"
              title="Shows what is masked; the audit log says that you looked"
              onClick={() => run({ recordId: record.id })}
            >
              Reveal <Kbd>V</Kbd>
            </Button>
          )
        }
      />
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
              <Cell className="num py-2 break-words">{submitted}</Cell>
              <Cell className="num py-2 break-words">{known ?? UNKNOWN}</Cell>
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
    <Badge tone="good" icon="circle-check" title="The same">
      <span className="sr-only">Same</span>
    </Badge>
  ) : (
    <Badge tone="warning" icon="triangle-exclamation-point" title="Differs">
      <span className="sr-only">Differs</span>
    </Badge>
  )
}
