import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { average, share, successRate } from '@/lib/domain/overview/rates'
import { hoursBefore } from '@/lib/format/date'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { formatMoney, formatMoneyCompact } from '@/lib/format/money'
import { change, formatCount, formatPercent } from '@/lib/format/number'
import { rowsHref } from '@/lib/navigation'
import type { Kpi, KpiChange } from './kpi'

const MONTH = 30
const DAY_HOURS = 24
const YESTERDAY = 'against yesterday up to the same time'
const MONTH_AGO = 'against 30 days ago'

/** The six business cards of the dashboard, from one snapshot. */
export function kpis(snapshot: BankSnapshot, now: Date): Kpi[] {
  return [
    customers(snapshot),
    merchants(snapshot),
    wallets(snapshot),
    transactions(snapshot),
    qrCodes(snapshot),
    kyc(snapshot, now),
  ]
}

function customers({
  customers: { total, verified, byStatus, created, createdWindow },
  series,
}: BankSnapshot): Kpi {
  const href = (filters?: Record<string, string>) => rowsHref('/admin/customers', filters)
  return {
    name: 'Customers',
    icon: 'users',
    definition:
      'Everybody who has ever been given a wallet, closed ones included. Verified means that a KYC review was approved.',
    value: formatCount(total),
    href: href(),
    change: growth(total, createdWindow.last30d),
    trend: totals(
      total,
      series.days.map((day) => day.customersCreated),
    ),
    trendLabel: 'Customers at the end of each of the last 30 days',
    rows: [
      { label: 'Verified', value: formatCount(verified), href: href({ verified: 'yes' }) },
      { label: 'New today', value: formatCount(created.today), href: href({ created: 'today' }) },
      { label: 'Inactive', value: formatCount(byStatus.inactive ?? 0), href: href({ status: 'inactive' }) },
      {
        label: 'Suspended',
        value: formatCount(byStatus.suspended ?? 0),
        href: href({ status: 'suspended' }),
      },
    ],
  }
}

function merchants({ merchants: facts, series, takenAt }: BankSnapshot): Kpi {
  const href = (filters?: Record<string, string>) => rowsHref('/admin/merchants', filters)
  return {
    name: 'Merchants',
    icon: 'store',
    definition:
      'Businesses that take payments from our wallets, in any state. Active ones can be paid today.',
    value: formatCount(facts.total),
    href: href(),
    change: growth(facts.total, facts.createdWindow.last30d),
    trend: totals(
      facts.total,
      series.days.map((day) => day.merchantsCreated),
    ),
    trendLabel: 'Merchants at the end of each of the last 30 days',
    rows: [
      { label: 'Active', value: formatCount(facts.active), href: href({ status: 'active' }) },
      {
        label: 'New in 30 days',
        value: formatCount(facts.createdWindow.last30d),
        href: href({ from: hoursBefore(takenAt, MONTH * DAY_HOURS) }),
      },
      {
        label: 'Awaiting approval',
        value: formatCount(facts.pending),
        href: href({ status: 'pending' }),
        tone: facts.pending > 0 ? 'info' : undefined,
      },
      { label: 'Suspended', value: formatCount(facts.suspended), href: href({ status: 'suspended' }) },
    ],
  }
}

function wallets({ wallets: facts, series }: BankSnapshot): Kpi {
  const href = (filters?: Record<string, string>) => rowsHref('/admin/wallets', filters)
  const balances = series.days.slice(-MONTH).map((day) => day.walletBalance)
  const trend = balances.map((balance) => (balance === null ? null : Number(balance)))
  const ratio = change(Number(facts.balance), trend[0] ?? null)
  return {
    name: 'Wallet balances',
    icon: 'wallet',
    definition:
      'The sum of all wallet balances: what the bank owes its customers. Frozen counts wallets with any freeze.',
    value: formatMoneyCompact(facts.balance),
    href: href(),
    change: ratio === null ? null : changeOf(ratio, MONTH_AGO, 'good'),
    trend: [...trend.slice(0, -1), Number(facts.balance)],
    trendLabel: 'Sum of balances at the end of each of the last 30 days',
    rows: [
      { label: 'Wallets', value: formatCount(facts.total), href: href() },
      { label: 'KYC verified', value: formatPercent(share(facts.kycVerified, facts.total)) },
      {
        label: 'Frozen',
        value: formatCount(facts.frozen),
        href: href({ status: 'frozen,frozen_debit' }),
        tone: facts.frozen > 0 ? 'warning' : undefined,
      },
      { label: 'Average', value: formatMoney(average(facts.balance, facts.total)) },
    ],
  }
}

function transactions({ transactions: { today, yesterday }, series }: BankSnapshot): Kpi {
  const href = (filters?: Record<string, string>) =>
    rowsHref('/admin/transactions', { created: 'today', ...filters })
  const ratio = change(today.count, yesterday.count)
  return {
    name: 'Transactions today',
    icon: 'arrow-left-right',
    definition:
      'Transactions created since midnight. Volume and average are of the completed ones; success is completed out of completed and failed.',
    value: formatCount(today.count),
    href: href(),
    change: ratio === null ? null : changeOf(ratio, YESTERDAY, 'good'),
    trend: series.hours.slice(-DAY_HOURS).map((hour) => hour.count),
    trendLabel: 'Transactions in each of the last 24 hours',
    rows: [
      { label: 'Volume', value: formatMoneyCompact(today.volume), href: href({ status: 'completed' }) },
      { label: 'Success', value: formatPercent(successRate(today)) },
      { label: 'Average', value: formatMoney(average(today.volume, today.completed)) },
      {
        label: 'Failed',
        value: formatCount(today.failed),
        href: href({ status: 'failed' }),
        tone: (successRate(today) ?? 1) < 0.95 ? 'bad' : undefined,
      },
    ],
  }
}

function qrCodes({ qr, series }: BankSnapshot): Kpi {
  const href = (filters?: Record<string, string>) => rowsHref('/admin/qr-codes', filters)
  const ratio = change(qr.generated.today, qr.generated.yesterday)
  return {
    name: 'QR codes today',
    icon: 'qr-code',
    definition:
      'Codes that merchants generated since midnight. Conversion is how many of these have been paid by now.',
    value: formatCount(qr.generated.today),
    href: href({ created: 'today' }),
    change: ratio === null ? null : changeOf(ratio, YESTERDAY, 'good'),
    trend: series.days.slice(-MONTH).map((day) => day.qrGenerated),
    trendLabel: 'QR codes generated on each of the last 30 days',
    rows: [
      { label: 'Active now', value: formatCount(qr.active), href: href({ payable: 'yes' }) },
      { label: 'Scanned', value: formatCount(qr.scanned.today) },
      { label: 'Expired', value: formatCount(qr.expired.today) },
      { label: 'Conversion', value: formatPercent(share(qr.converted.today, qr.generated.today)) },
    ],
  }
}

function kyc({ kyc: facts, series }: BankSnapshot, now: Date): Kpi {
  const href = (status: string) => rowsHref('/admin/kyc', { status, sort: 'submitted' })
  const late: KpiChange =
    facts.overSla > 0
      ? {
          text: `${formatCount(facts.overSla)} late`,
          tone: 'bad',
          icon: 'clock',
          against: 'pending for more than 24 h',
        }
      : { text: 'none late', tone: 'good', icon: 'check', against: 'pending for more than 24 h' }
  return {
    name: 'KYC pending',
    icon: 'shield-check',
    definition:
      'Reviews that nobody has taken up. Late is pending for more than 24 h. Approved is of the decisions of the last 30 days.',
    value: formatCount(facts.byStatus.pending ?? 0),
    href: href('pending'),
    change: late,
    trend: series.days.slice(-MONTH).map((day) => day.kycSubmitted),
    trendLabel: 'Reviews submitted on each of the last 30 days',
    rows: [
      {
        label: 'Approved',
        value: formatPercent(share(facts.approved30d, facts.approved30d + facts.rejected30d)),
      },
      { label: 'Median time', value: formatDuration(facts.medianProcessingSeconds) },
      {
        label: 'Oldest',
        value: formatDuration(ageSeconds(facts.oldestPendingAt, now)),
        href: href('pending'),
        tone: facts.overSla > 0 ? 'bad' : undefined,
      },
      {
        label: 'In progress',
        value: formatCount(facts.byStatus.in_progress ?? 0),
        href: href('in_progress'),
      },
    ],
  }
}

/** How much a total has grown by what was added in 30 days. */
function growth(total: number, added: number): KpiChange | null {
  const ratio = change(total, total - added)
  return ratio === null ? null : changeOf(ratio, MONTH_AGO, 'good')
}

function changeOf(ratio: number, against: string, up: 'good' | 'bad'): KpiChange {
  const down = up === 'good' ? 'bad' : 'good'
  const text = formatPercent(Math.abs(ratio))
  if (Math.abs(ratio) < 0.0005) return { text, tone: 'neutral', icon: 'minus', against }
  return ratio > 0
    ? { text, tone: up, icon: 'trending-up', against: `up ${against}` }
    : { text, tone: down, icon: 'trending-down', against: `down ${against}` }
}

/** The total at the end of each of the last 30 days, from today's total and what each day added. */
function totals(total: number, added: number[]): number[] {
  const found: number[] = []
  let at = total
  for (const count of added.slice(-MONTH).reverse()) {
    found.unshift(at)
    at -= count
  }
  return found
}
