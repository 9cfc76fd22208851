import type { ChartData } from '@/components/charts/chart-data'
import { formatDuration } from '@/lib/format/duration'
import type { IconName } from '@/lib/format/icon-names'
import { formatBytes, formatPercent } from '@/lib/format/number'
import { type StatusLook, statusLook } from '@/lib/format/status'
import { HOST_THRESHOLDS, type HostStatus, type Meter } from '@/lib/monitoring/host-status'
import type { Service, ServiceStatus } from '@/lib/monitoring/service-status'

/** One meter of the health strip, ready to be shown. */
export type MeterView = {
  name: string
  icon: IconName
  state: 'normal' | 'elevated' | 'critical' | 'unknown'
  look: StatusLook
  value: string
  /** Of the bar, 0–1; null where nothing is known, and no bar where there is no limit (`limited`). */
  ratio: number | null
  limited: boolean
  /** Where it becomes critical, 0–1 of the bar. */
  threshold?: number
  detail: string
  history: readonly (number | null)[]
}

export type ServiceView = { name: string; icon: IconName; state: 'up' | 'down' | 'off'; detail: string }

const STATES = { green: 'normal', yellow: 'elevated', red: 'critical' } as const
const NOT_MEASURED = 'not measured yet'

/** The four meters: what is used, of how much, and whether that is a worry. */
export function meterViews({ cpu, memory, disk, network }: HostStatus): MeterView[] {
  const { received, sent } = rates(network)
  return [
    view('CPU', 'cpu', cpu, {
      value: percent(cpu.value),
      threshold: HOST_THRESHOLDS.cpuPercent.red / 100,
      detail: `${cpu.detail.cores} cores · load ${Number(cpu.detail.load ?? 0).toFixed(2)}`,
    }),
    view('Memory', 'memory-stick', memory, {
      value: formatBytes(memory.value),
      threshold: share(Number(memory.detail.alertsAtBytes), memory.limit) ?? undefined,
      detail: `of ${formatBytes(memory.limit)}`,
    }),
    view('Disk', 'hard-drive', disk, {
      value: percent(disk.value),
      threshold: HOST_THRESHOLDS.diskPercent.red / 100,
      detail: `used on ${disk.detail.mountpoint}`,
    }),
    view('Network', 'network', network, {
      value: `${formatBytes(network.value)}/s`,
      detail: `↓ ${received} · ↑ ${sent}`,
    }),
  ]
}

/** The four services below the meters, in the order of the strip. */
export function serviceViews({ postgres, cache, prometheus, alertmanager }: ServiceStatus): ServiceView[] {
  const { connections, maxConnections, milliseconds } = postgres.detail
  const scraped = prometheus.detail.scrapedSecondsAgo
  return [
    service('PostgreSQL', 'database', postgres, `${connections} of ${maxConnections} · ${ms(milliseconds)}`),
    service(
      'Cache',
      'layers',
      cache,
      cache.detail.kind ? String(cache.detail.kind) : ms(cache.detail.milliseconds),
    ),
    service(
      'Prometheus',
      'flame',
      prometheus,
      scraped === undefined
        ? 'not scraping yet'
        : `scraped ${formatDuration(Math.floor(Number(scraped)))} ago`,
    ),
    service('Alertmanager', 'bell-ring', alertmanager, ms(alertmanager.detail.milliseconds)),
  ]
}

/** The same meters as ratios, for the chart of system resources. */
export function resourcesChart({ cpu, memory, disk }: HostStatus): ChartData {
  const meters: [string, Meter][] = [
    ['CPU', cpu],
    ['Memory', memory],
    ['Disk', disk],
  ]
  return {
    dimension: 'Resource',
    labels: meters.map(([name]) => name),
    unit: 'percent',
    series: [
      { name: 'In use', values: meters.map(([, { value, limit }]) => share(value, limit)), colour: 1 },
    ],
  }
}

type Shown = Pick<MeterView, 'value' | 'detail' | 'threshold'>

function view(name: string, icon: IconName, meter: Meter, { value, detail, threshold }: Shown): MeterView {
  const state = meter.state ? STATES[meter.state] : 'unknown'
  const known = meter.value !== null
  return {
    name,
    icon,
    state,
    look: statusLook('health', state),
    value: known ? value : '—',
    ratio: share(meter.value, meter.limit),
    limited: meter.limit !== null,
    threshold: known ? threshold : undefined,
    detail: known ? detail : NOT_MEASURED,
    history: meter.history,
  }
}

function service(name: string, icon: IconName, { state }: Service, detail: string): ServiceView {
  if (state === 'up') return { name, icon, state, detail }
  if (state === 'down') return { name, icon, state, detail: 'not reachable' }
  return { name, icon, state: 'off', detail: state === 'absent' ? 'not connected' : 'not checked yet' }
}

function rates({ detail }: Meter) {
  const rate = (name: string) => `${formatBytes(Number(detail[name] ?? Number.NaN))}/s`
  return { received: rate('receivedPerSecond'), sent: rate('sentPerSecond') }
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole
}

function percent(value: number | null): string {
  return formatPercent(value === null ? null : value / 100, 0)
}

function ms(value: string | number | undefined): string {
  return value === undefined
    ? ''
    : `${Number(value) < 10 ? Number(value).toFixed(1) : Math.round(Number(value))} ms`
}
