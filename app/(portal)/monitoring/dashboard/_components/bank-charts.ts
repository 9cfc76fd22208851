import type { ChartData } from '@/components/charts/chart-data'
import type { RangeFigures } from '@/lib/domain/overview/charts/read'
import type { BankSnapshot, TransactionWindow } from '@/lib/domain/overview/dto'
import { sum } from '@/lib/domain/overview/known-count'
import { successRate } from '@/lib/domain/overview/rates'
import { formatMoneyCompact } from '@/lib/format/money'
import { change, formatPercent } from '@/lib/format/number'
import { nameOf, statusLook } from '@/lib/format/status'
import { rowsHref } from '@/lib/navigation'
import { withWords } from './chart-list'
import type { BareView, ChartSet } from './chart-set'
import { DIMENSIONS, periodOf, stepLabels } from './step-label'

const KYC_ORDER = ['approved', 'resubmission_requested', 'pending', 'rejected', 'in_progress', 'expired']
const NOW = 'This period'
const BEFORE = 'Period before'

/** The charts of the bank in a range; those of all time where there is a snapshot. */
export function bankCharts(
  figures: RangeFigures,
  snapshot: BankSnapshot | null,
  zone: string,
): ChartSet['charts'] {
  return withWords({
    volume: volumeChart(figures, zone),
    success: successChart(figures, zone),
    channels: channelChart(figures, zone),
    kyc: kycChart(figures, zone),
    ...(snapshot && { entities: entitiesChart(snapshot) }),
  })
}

type Value = (window: TransactionWindow) => number | string | null

/** Something over time beside the period before; each step leads to its transactions in these states. */
function overTime(
  { frame, steps, before }: RangeFigures,
  zone: string,
  unit: ChartData['unit'],
  value: Value,
  status: string,
): Pick<BareView, 'data' | 'links'> {
  const known = (window: TransactionWindow | null) => (window ? value(window) : null)
  return {
    data: {
      dimension: DIMENSIONS[frame.unit],
      labels: stepLabels(frame, zone),
      unit,
      openEnded: frame.open,
      series: [
        { name: NOW, values: steps.map(known), colour: 1, filled: unit === 'money' },
        { name: BEFORE, values: before.map(known), colour: 5, dashed: true },
      ],
    },
    links: frame.steps.map((step, index) =>
      steps[index] === null
        ? null
        : rowsHref('/admin/transactions', {
            status,
            ...periodOf(step, zone, frame.open && step.to > frame.to),
          }),
    ),
  }
}

function volumeChart(figures: RangeFigures, zone: string): BareView {
  const { total, totalBefore } = figures
  return {
    ...overTime(figures, zone, 'money', ({ volume }) => volume, 'completed'),
    note: formatMoneyCompact(total.volume),
    change: changeOf(change(Number(total.volume), totalBefore && Number(totalBefore.volume))),
  }
}

/** Completed of completed and failed; a step in which none ended is a gap. */
function successChart(figures: RangeFigures, zone: string): BareView {
  const [now, before] = [figures.total, figures.totalBefore].map((one) => one && successRate(one))
  const points = typeof now === 'number' && typeof before === 'number' ? now - before : null
  return {
    ...overTime(figures, zone, 'percent', successRate, 'completed,failed'),
    note: formatPercent(now),
    change: changeOf(points, 'points'),
  }
}

/** Completed volume by channel, the largest first. */
function channelChart({ channels, frame }: RangeFigures, zone: string): BareView {
  const sorted = [...channels].sort((a, b) => Number(b.now.volume) - Number(a.now.volume))
  const period = periodOf({ from: frame.from, to: frame.to }, zone, frame.open)
  return {
    data: {
      dimension: 'Channel',
      labels: sorted.map(({ channel }) => nameOf(channel)),
      unit: 'money',
      series: [
        { name: NOW, values: sorted.map(({ now }) => now.volume), colour: 1 },
        { name: BEFORE, values: sorted.map(({ before }) => before.volume), colour: 5, dashed: true },
      ],
    },
    links: sorted.map(({ channel }) =>
      rowsHref('/admin/transactions', { channel, status: 'completed', ...period }),
    ),
  }
}

/** Records submitted in the range by the state they are in now. */
function kycChart({ kyc, frame }: RangeFigures, zone: string): BareView {
  const states = Object.keys(kyc).sort((a, b) => KYC_ORDER.indexOf(a) - KYC_ORDER.indexOf(b))
  const period = periodOf({ from: frame.from, to: frame.to }, zone, frame.open)
  return {
    data: {
      dimension: 'State',
      labels: states.map((status) =>
        status === 'resubmission_requested' ? 'Resubmission' : statusLook('kyc', status).label,
      ),
      unit: 'count',
      series: [{ name: 'Reviews', values: states.map((status) => kyc[status] ?? 0), colour: 1 }],
    },
    links: states.map((status) => rowsHref('/admin/kyc', { status, ...period })),
    note: 'submitted in the range',
  }
}

/** How many of each kind of record there are. */
export function entitiesChart({ customers, wallets, merchants, qr, kyc, eft }: BankSnapshot): BareView {
  const entities: [name: string, count: number, page: string][] = [
    ['Customers', customers.total, '/admin/customers'],
    ['Wallets', wallets.total, '/admin/wallets'],
    ['Merchants', merchants.total, '/admin/merchants'],
    ['KYC', sum(kyc.byStatus), '/admin/kyc'],
    ['EFT', sum(eft.byStatus), '/admin/eft-payments'],
    ['QR codes', qr.generatedTotal, '/admin/qr-codes'],
  ]
  return {
    data: {
      dimension: 'Records',
      labels: entities.map(([name]) => name),
      unit: 'count',
      series: [{ name: 'Count', values: entities.map(([, count]) => count), colour: 1 }],
    },
    links: entities.map(([, , page]) => rowsHref(page)),
    note: 'all time',
  }
}

function changeOf(ratio: number | null, unit: 'percent' | 'points' = 'percent'): BareView['change'] {
  if (ratio === null) return undefined
  const size =
    unit === 'points' ? `${(Math.abs(ratio) * 100).toFixed(1)} points` : formatPercent(Math.abs(ratio))
  if (Math.abs(ratio) < 0.0005) return { text: 'unchanged', tone: 'neutral' }
  return ratio > 0 ? { text: `up ${size}`, tone: 'good' } : { text: `down ${size}`, tone: 'bad' }
}
