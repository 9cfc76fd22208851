import { Card, CardHead } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { loadMerchantFigures, loadMerchantQr } from '@/lib/domain/overview/merchant-figures'
import { share } from '@/lib/domain/overview/rates'
import { formatMoney } from '@/lib/format/money'
import { formatCount, formatPercent } from '@/lib/format/number'

/** What the merchant took this month, and what of it the bank settles. */
export async function Settlement({ merchantId, rate }: { merchantId: string; rate: string }) {
  const figures = await loadMerchantFigures(merchantId)
  if (!figures) return null
  const lines: [string, string][] = [
    ['Paid by customers', formatMoney(figures.takenMonth)],
    ['Paid to customers', formatMoney(`-${figures.paidMonth}`)],
    [`Commission, ${formatPercent(Number(rate), 2)}`, formatMoney(`-${figures.commissionMonth}`)],
  ]
  return (
    <Card aria-labelledby="settlement">
      <CardHead id="settlement" title="Settlement this month" note="Completed, so far" />
      <div className="grid gap-3 px-4 pt-1 pb-4">
        <p className="num text-32 font-semibold">{formatMoney(figures.settlementMonth)}</p>
        <dl className="grid gap-1.5">
          {lines.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-4">
              <dt className="text-125 text-muted">{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-125 text-muted">
          {formatCount(figures.payments)} payments this month,{' '}
          <span className="num">{formatMoney(figures.takenToday)}</span> today. Commission at the rate of
          today.
        </p>
      </div>
    </Card>
  )
}

/** How many of the merchant's codes were scanned and paid, each step with its rows. */
export async function QrFunnel({ merchantId }: { merchantId: string }) {
  const { generated, scanned, used, expired } = await loadMerchantQr(merchantId)
  const rows = (more = '') => `/admin/qr-codes?merchant=${merchantId}&from=30d${more}`
  const steps: [string, number, string][] = [
    ['Scanned', scanned, rows('&scanned=yes')],
    ['Paid', used, rows('&status=used')],
    ['Expired', expired, rows('&status=expired')],
  ]
  return (
    <Card aria-labelledby="qr-funnel">
      <CardHead id="qr-funnel" title="QR codes" note="The last 30 days" />
      <div className="grid gap-3 px-4 pt-1 pb-4">
        <p>
          <span className="num text-21 font-semibold">{formatPercent(share(used, generated), 1)}</span>{' '}
          <span className="text-muted">
            of {formatCount(generated)} {generated === 1 ? 'code was' : 'codes were'} paid
          </span>
        </p>
        {steps.map(([name, count, href]) => (
          <div key={name} className="grid gap-1">
            <div className="flex justify-between text-125">
              <a href={href} className="rounded-sm text-accent hover:underline">
                {name}
              </a>
              <span className="num">{formatCount(count)}</span>
            </div>
            <Meter
              label={`${name} of the codes made`}
              ratio={share(count, generated)}
              tone={name === 'Paid' ? 'good' : name === 'Expired' ? 'neutral' : 'info'}
            />
          </div>
        ))}
      </div>
    </Card>
  )
}
