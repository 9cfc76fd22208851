import { RecordLink } from '@/components/detail/record-link'
import { Card, CardHead } from '@/components/ui/card'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import type { Mismatch } from '@/lib/domain/kyc-renewals/dto'
import { formatAge } from '@/lib/format/duration'
import { formatMoney } from '@/lib/format/money'
import { formatCount } from '@/lib/format/number'
import { humanise } from '@/lib/format/status'

/** Wallets that may do more than their customer's KYC supports; each leads to where its limits are changed. */
export function Mismatches({ rows, of, now }: { rows: readonly Mismatch[]; of: number; now: Date }) {
  return (
    <Card id="mismatches" className="scroll-mt-16 overflow-hidden">
      <CardHead
        title="Limits above their KYC"
        note={`${of > rows.length ? `the largest ${rows.length} of ${formatCount(of)}` : 'the largest first'}; lower them, or ask for a higher level`}
      />
      <Table aria-label="Limits above their KYC">
        <TableHead>
          <tr>
            <HeaderCell>Customer</HeaderCell>
            <HeaderCell>Tier</HeaderCell>
            <HeaderCell>Supported</HeaderCell>
            <HeaderCell className="text-right">A day</HeaderCell>
            <HeaderCell className="text-right max-sm:hidden">A month</HeaderCell>
            <HeaderCell className="max-sm:hidden">Found</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Wallet</span>
            </HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.walletId}>
              <Cell className="py-2 font-medium">
                <RecordLink to="/admin/customers" id={row.customerId}>
                  {row.customer}
                </RecordLink>
              </Cell>
              <Cell className="py-2">{humanise(row.tier)}</Cell>
              <Cell className="py-2">{humanise(row.supportedTier)}</Cell>
              <Cell className="num py-2 text-right">
                {formatMoney(row.dailyLimit)}
                <span className="block text-12 text-muted">of {formatMoney(row.supportedDaily)}</span>
              </Cell>
              <Cell className="num py-2 text-right max-sm:hidden">
                {formatMoney(row.monthlyLimit)}
                <span className="block text-12 text-muted">of {formatMoney(row.supportedMonthly)}</span>
              </Cell>
              <Cell className="py-2 text-secondary max-sm:hidden">{formatAge(row.foundAt, now)}</Cell>
              <Cell className="py-2 text-right">
                <RecordLink to="/admin/wallets" id={row.walletId}>
                  Wallet
                </RecordLink>
              </Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
