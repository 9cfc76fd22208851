import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { average, share, successRate } from '@/lib/domain/overview/rates'
import { hoursBefore } from '@/lib/format/date'
import { ageSeconds, formatDuration } from '@/lib/format/duration'
import { formatMoney, formatMoneyCompact } from '@/lib/format/money'
import { change, formatCount, formatPercent } from '@/lib/format/number'
import type { Tone } from '@/lib/format/status'
import { rowsHref } from '@/lib/navigation'
import type { Kpi, KpiChange, KpiRow } from './kpi'

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

type Filters = Record<string, string>
type Link = { filters?: Filters; tone?: Tone }

/** The rows of a card: counts lead to what they count, other numbers to the rows they were made of. */
function rowsOf(page: string) {
  const other = (label: string, value: string, rows: number, { filters, tone }: Link = {}): KpiRow => ({
    ...{ label, value, rows, href: rowsHref(page, filters), tone },
  })
  return {
    other,
    count: (label: string, count: number, link?: Link) => other(label, formatCount(count), count, link),
  }
}

function customers({ customers: facts, series }: BankSnapshot): Kpi {
  const { count } = rowsOf('/admin/customers')
  return {
    id: 'customers',
    name: 'Customers',
    icon: 'users',
    value: formatCount(facts.total),
    count: facts.total,
    href: rowsHref('/admin/customers'),
    change: growth(facts.total, facts.createdWindow.last30d),
    trend: totals(
      facts.total,
      series.days.map((day) => day.customersCreated),
    ),
    trendLabel: 'Customers at the end of each of the last 30 days',
    rows: [
      count('Verified', facts.verified, { filters: { verified: 'yes' } }),
      count('New today', facts.created.today, { filters: { created: 'today' } }),
      count('Inactive', facts.byStatus.inactive ?? 0, { filters: { status: 'inactive' } }),
      count('Suspended', facts.byStatus.suspended ?? 0, { filters: { status: 'suspended' } }),
    ],
  }
}

function merchants({ merchants: facts, series, takenAt }: BankSnapshot): Kpi {
  const { count } = rowsOf('/admin/merchants')
  return {
    id: 'merchants',
    name: 'Merchants',
    icon: 'store',
    value: formatCount(facts.total),
    count: facts.total,
    href: rowsHref('/admin/merchants'),
    change: growth(facts.total, facts.createdWindow.last30d),
    trend: totals(
      facts.total,
      series.days.map((day) => day.merchantsCreated),
    ),
    trendLabel: 'Merchants at the end of each of the last 30 days',
    rows: [
      count('Active', facts.active, { filters: { status: 'active' } }),
      count('New in 30 days', facts.createdWindow.last30d, {
        filters: { from: hoursBefore(takenAt, MONTH * DAY_HOURS) },
      }),
      count('Awaiting approval', facts.pending, {
        filters: { status: 'pending' },
        tone: facts.pending > 0 ? 'info' : undefined,
      }),
      count('Suspended', facts.suspended, { filters: { status: 'suspended' } }),
    ],
  }
}

function wallets({ wallets: facts, series }: BankSnapshot): Kpi {
  const { count, other } = rowsOf('/admin/wallets')
  const balances = series.days.slice(-MONTH).map((day) => day.walletBalance)
  const trend = balances.map((balance) => (balance === null ? null : Number(balance)))
  const ratio = change(Number(facts.balance), trend[0] ?? null)
  return {
    id: 'wallets',
    name: 'Wallet balances',
    icon: 'wallet',
    value: formatMoneyCompact(facts.balance),
    count: facts.total,
    href: rowsHref('/admin/wallets'),
    change: ratio === null ? null : changeOf(ratio, MONTH_AGO, 'good'),
    trend: [...trend.slice(0, -1), Number(facts.balance)],
    trendLabel: 'Sum of balances at the end of each of the last 30 days',
    rows: [
      count('Wallets', facts.total),
      other('KYC verified', formatPercent(share(facts.kycVerified, facts.total)), facts.kycVerified, {
        filters: { kyc: 'verified' },
      }),
      count('Frozen', facts.frozen, {
        filters: { status: 'frozen,frozen_debit' },
        tone: facts.frozen > 0 ? 'warning' : undefined,
      }),
      other('Average', formatMoney(average(facts.balance, facts.total)), facts.total),
    ],
  }
}

function transactions({ transactions: { today, yesterday }, series }: BankSnapshot): Kpi {
  const { count, other } = rowsOf('/admin/transactions')
  const of = (status: string): Filters => ({ created: 'today', status })
  const ended = today.completed + today.failed
  const ratio = change(today.count, yesterday.count)
  return {
    id: 'transactions',
    name: 'Transactions today',
    icon: 'arrow-left-right',
    value: formatCount(today.count),
    count: today.count,
    href: rowsHref('/admin/transactions', { created: 'today' }),
    change: ratio === null ? null : changeOf(ratio, YESTERDAY, 'good'),
    trend: series.hours.slice(-DAY_HOURS).map((hour) => hour.count),
    trendLabel: 'Transactions in each of the last 24 hours',
    rows: [
      other('Volume', formatMoneyCompact(today.volume), today.completed, { filters: of('completed') }),
      other('Success', formatPercent(successRate(today)), ended, { filters: of('completed,failed') }),
      other('Average', formatMoney(average(today.volume, today.completed)), today.completed, {
        filters: of('completed'),
      }),
      count('Failed', today.failed, {
        filters: of('failed'),
        tone: (successRate(today) ?? 1) < 0.95 ? 'bad' : undefined,
      }),
    ],
  }
}

function qrCodes({ qr, series }: BankSnapshot): Kpi {
  const { count, other } = rowsOf('/admin/qr-codes')
  const ratio = change(qr.generated.today, qr.generated.yesterday)
  return {
    id: 'qr',
    name: 'QR codes today',
    icon: 'qr-code',
    value: formatCount(qr.generated.today),
    count: qr.generated.today,
    href: rowsHref('/admin/qr-codes', { created: 'today' }),
    change: ratio === null ? null : changeOf(ratio, YESTERDAY, 'good'),
    trend: series.days.slice(-MONTH).map((day) => day.qrGenerated),
    trendLabel: 'QR codes generated on each of the last 30 days',
    rows: [
      count('Active now', qr.active, { filters: { payable: 'yes' } }),
      count('Scanned', qr.scanned.today, { filters: { scanned: 'today' } }),
      count('Expired', qr.expired.today, { filters: { expired: 'today' } }),
      other('Conversion', formatPercent(share(qr.converted.today, qr.generated.today)), qr.converted.today, {
        filters: { created: 'today', status: 'used' },
      }),
    ],
  }
}

function kyc({ kyc: facts, series }: BankSnapshot, now: Date): Kpi {
  const { count, other } = rowsOf('/admin/kyc')
  const pending = facts.byStatus.pending ?? 0
  const decided = facts.approved30d + facts.rejected30d
  const queue: Filters = { status: 'pending', sort: 'submitted' }
  const against = 'pending for more than 24 h'
  return {
    id: 'kyc-work',
    name: 'KYC pending',
    icon: 'shield-check',
    value: formatCount(pending),
    count: pending,
    href: rowsHref('/admin/kyc', queue),
    change:
      facts.overSla > 0
        ? {
            ...{ text: `${formatCount(facts.overSla)} late`, tone: 'bad', icon: 'clock', against },
            href: rowsHref('/admin/kyc', { late: 'yes', sort: 'submitted' }),
          }
        : { text: 'none late', tone: 'good', icon: 'check', against },
    trend: series.days.slice(-MONTH).map((day) => day.kycSubmitted),
    trendLabel: 'Reviews submitted on each of the last 30 days',
    rows: [
      other('Approved', formatPercent(share(facts.approved30d, decided)), decided, {
        filters: { decided: 'last_30_days' },
      }),
      other('Median time', formatDuration(facts.medianProcessingSeconds), decided, {
        filters: { decided: 'last_30_days' },
      }),
      other('Oldest', formatDuration(ageSeconds(facts.oldestPendingAt, now)), pending, {
        filters: queue,
        tone: facts.overSla > 0 ? 'bad' : undefined,
      }),
      count('In progress', facts.byStatus.in_progress ?? 0, {
        filters: { status: 'in_progress', sort: 'submitted' },
      }),
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
