import type { ChartData } from '@/components/charts/chart-data'
import type { BankSnapshot } from '@/lib/domain/overview/dto'
import { successRate } from '@/lib/domain/overview/rates'
import { type VolumeRange, volumePoints } from '@/lib/domain/overview/volume'
import { formatDate, formatTime } from '@/lib/format/date'
import { nameOf, statusLook } from '@/lib/format/status'

const PERIODS: Record<VolumeRange, [now: string, before: string]> = {
  '24h': ['Today', 'Yesterday'],
  '7d': ['Last 7 days', '7 days before'],
  '30d': ['Last 30 days', '30 days before'],
  '12m': ['Last 12 months', '12 months before'],
}
const KYC_ORDER = ['approved', 'resubmission_requested', 'pending', 'rejected', 'in_progress', 'expired']
const SUCCESS_HOURS = 24

/** Completed volume beside the period before. */
export function volumeChart(snapshot: BankSnapshot, range: VolumeRange): ChartData {
  const points = volumePoints(snapshot, range)
  const [now, before] = PERIODS[range]
  const label = (at: string) => {
    if (range === '24h') return formatTime(at, snapshot.timeZone, false)
    return range === '12m' ? formatDate(`${at}-01`, 'UTC').slice(2) : formatDate(at, 'UTC').slice(0, -5)
  }
  return {
    dimension: range === '24h' ? 'Hour' : range === '12m' ? 'Month' : 'Day',
    labels: points.map(({ at }) => label(at)),
    unit: 'money',
    openEnded: true,
    series: [
      { name: now, values: points.map((point) => point.now?.volume ?? null), colour: 1, filled: true },
      { name: before, values: points.map((point) => point.before?.volume ?? null), colour: 5, dashed: true },
    ],
  }
}

/** Records submitted in the last 30 days by the state they are in now. */
export function kycChart({ kyc }: BankSnapshot): { data: ChartData; states: string[] } {
  const known = Object.keys(kyc.byStatus30d).filter((status) => (kyc.byStatus30d[status] ?? 0) > 0)
  const states = known.sort((a, b) => KYC_ORDER.indexOf(a) - KYC_ORDER.indexOf(b))
  const data: ChartData = {
    dimension: 'State',
    labels: states.map((status) =>
      status === 'resubmission_requested' ? 'Resubmission' : statusLook('kyc', status).label,
    ),
    unit: 'count',
    series: [{ name: 'Reviews', values: states.map((status) => kyc.byStatus30d[status] ?? 0), colour: 1 }],
  }
  return { data, states }
}

/** Completed volume of today by channel, the largest first. */
export function channelChart({ transactions: { byChannelToday } }: BankSnapshot): ChartData {
  const channels = [...byChannelToday].sort((a, b) => Number(b.volume) - Number(a.volume))
  return {
    dimension: 'Channel',
    labels: channels.map(({ channel }) => nameOf(channel)),
    unit: 'money',
    series: [{ name: 'Volume', values: channels.map(({ volume }) => volume), colour: 1 }],
  }
}

/** Completed of completed and failed, by hour; an hour in which none ended is a gap. */
export function successChart({ series, timeZone }: BankSnapshot): ChartData {
  const hours = series.hours.slice(-SUCCESS_HOURS)
  return {
    dimension: 'Hour',
    labels: hours.map(({ at }) => formatTime(at, timeZone, false)),
    unit: 'percent',
    openEnded: true,
    series: [{ name: 'Success rate', values: hours.map(successRate), colour: 1 }],
  }
}

/** How many of each kind of record there are. */
export function entitiesChart({ customers, wallets, merchants, qr, kyc, eft }: BankSnapshot): ChartData {
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, count) => total + count, 0)
  const entities: [string, number][] = [
    ['Customers', customers.total],
    ['Wallets', wallets.total],
    ['Merchants', merchants.total],
    ['KYC', sum(kyc.byStatus)],
    ['EFT', sum(eft.byStatus)],
    ['QR codes', qr.generatedTotal],
  ]
  return {
    dimension: 'Records',
    labels: entities.map(([name]) => name),
    unit: 'count',
    series: [{ name: 'Count', values: entities.map(([, count]) => count), colour: 1 }],
  }
}
