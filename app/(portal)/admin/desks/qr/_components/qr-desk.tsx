import { NoneYet } from '@/components/feedback/none-yet'
import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Meter } from '@/components/ui/meter'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { loadQrDesk, type QrMerchant, type QrPeriod } from '@/lib/domain/overview/desks/qr'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { share } from '@/lib/domain/overview/rates'
import { formatAge } from '@/lib/format/duration'
import { formatCount, formatPercent } from '@/lib/format/number'
import { Tiles } from '../../_components/tiles'

/** The rows behind a number: codes made in the period, of a merchant, with a filter. */
function rows(period: QrPeriod, more: Record<string, string> = {}): string {
  return `/admin/qr-codes?${new URLSearchParams({ from: period, ...more })}`
}

export async function QrDesk({ period, clock }: { period: QrPeriod; clock: PageClock }) {
  const { all, merchants, countedMerchants, asOf } = await loadQrDesk(period)
  if (all.generated === 0) {
    return (
      <Card>
        <NoneYet what="QR codes">No merchant made one in this period.</NoneYet>
      </Card>
    )
  }
  const of = (count: number) => `${formatPercent(share(count, all.generated), 1)} of those made`
  return (
    <>
      <Tiles
        label="QR codes of the period"
        tiles={[
          {
            ...{ label: 'Made', count: all.generated, href: rows(period), icon: 'qr-code', tone: 'info' },
            note: `by ${formatCount(countedMerchants)} merchants`,
          },
          {
            ...{ label: 'Scanned', count: all.scanned, icon: 'scan-line', tone: 'info' },
            ...{ href: rows(period, { scanned: 'yes' }), note: of(all.scanned) },
          },
          {
            ...{ label: 'Paid', count: all.used, icon: 'circle-check', tone: 'good' },
            ...{ href: rows(period, { status: 'used' }), note: of(all.used) },
          },
          {
            ...{ label: 'Expired unpaid', count: all.expired, icon: 'hourglass', tone: 'warning' },
            ...{ href: rows(period, { status: 'expired' }), note: of(all.expired) },
          },
        ]}
      />
      <Card className="overflow-hidden">
        <CardHead
          title="By merchant"
          note={`${merchants.length < countedMerchants ? `The ${merchants.length} who made most` : 'All who made codes'} · counted ${formatAge(asOf, clock.now)}`}
        />
        <Table aria-label="QR codes by merchant">
          <TableHead>
            <tr>
              <HeaderCell>Merchant</HeaderCell>
              <HeaderCell numeric>Made</HeaderCell>
              <HeaderCell numeric className="max-sm:hidden">
                Scanned
              </HeaderCell>
              <HeaderCell numeric className="max-sm:hidden">
                Expired
              </HeaderCell>
              <HeaderCell numeric>Paid</HeaderCell>
              <HeaderCell className="w-1/4 max-sm:hidden">Conversion</HeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {merchants.map((merchant) => (
              <MerchantRow key={merchant.merchantId} merchant={merchant} period={period} />
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  )
}

function MerchantRow({ merchant: row, period }: { merchant: QrMerchant; period: QrPeriod }) {
  const conversion = share(row.used, row.generated)
  const to = (more: Record<string, string> = {}) => rows(period, { ...more, merchant: row.merchantId })
  return (
    <TableRow>
      <Cell>
        <Link
          href={`/admin/merchants/${row.merchantId}`}
          className="block max-w-64 truncate rounded-sm font-medium hover:underline max-sm:max-w-40"
        >
          {row.merchant}
        </Link>
      </Cell>
      <Linked count={row.generated} href={to()} />
      <Linked count={row.scanned} href={to({ scanned: 'yes' })} narrow />
      <Linked count={row.expired} href={to({ status: 'expired' })} narrow />
      <Linked count={row.used} href={to({ status: 'used' })} />
      <Cell className="max-sm:hidden">
        <span className="flex items-center gap-3">
          <Meter className="flex-1" label={`Conversion of ${row.merchant}`} ratio={conversion} />
          <span className="num w-14 text-right">{formatPercent(conversion, 1)}</span>
        </span>
      </Cell>
    </TableRow>
  )
}

function Linked({ count, href, narrow }: { count: number; href: string; narrow?: boolean }) {
  return (
    <Cell numeric className={narrow ? 'max-sm:hidden' : undefined}>
      {count === 0 ? (
        <span className="text-muted">0</span>
      ) : (
        <Link href={href} className="rounded-sm text-accent hover:underline">
          {formatCount(count)}
        </Link>
      )}
    </Cell>
  )
}
