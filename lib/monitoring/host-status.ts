import { availableParallelism, loadavg } from 'node:os'
import { type HostSample, hostHistory, latestHostSample } from './host-history'

export type HealthState = 'green' | 'yellow' | 'red'

/** One meter of the health strip. */
export type Meter = {
  /** Percent for CPU and disk, bytes for memory, bytes per second for the network; null where not known. */
  value: number | null
  /** What the bar is measured against, in the unit of `value`; null where there is no limit. */
  limit: number | null
  state: HealthState | null
  /** Facts for the line under the bar. */
  detail: Readonly<Record<string, string | number>>
  /** The last hour, oldest first, at most 60 points; null where a value is missing. */
  history: readonly (number | null)[]
}

export type HostStatus = { at: number | null; cpu: Meter; memory: Meter; disk: Meter; network: Meter }

/** Where the alerts fire (red), and a step before (yellow): HighCPUUsage, HighMemoryUsage, HighDiskUsage. */
export const HOST_THRESHOLDS = {
  cpuPercent: { yellow: 70, red: 85 },
  memoryBytes: { yellow: 6e9, red: 8e9 },
  diskPercent: { yellow: 80, red: 90 },
} as const

/** State of a value against the two edges; above an edge is beyond it, as in the alerts. */
export function stateOf(value: number, { yellow, red }: { yellow: number; red: number }): HealthState {
  if (value > red) return 'red'
  return value > yellow ? 'yellow' : 'green'
}

/** On a machine smaller than the alert's threshold its own size is what runs out: 90 % of it is red. */
function memoryThreshold(limitBytes: number) {
  const red = Math.min(HOST_THRESHOLDS.memoryBytes.red, limitBytes * 0.9)
  return { yellow: red * 0.75, red }
}

const fullest = (sample: HostSample) => [...sample.disks].sort((a, b) => b.percent - a.percent)[0]

const networkRate = ({ receivedPerSecond, sentPerSecond }: HostSample) =>
  receivedPerSecond === null || sentPerSecond === null ? null : receivedPerSecond + sentPerSecond

/** At most 60 values of the last hour: the newest of each of 60 equal parts. */
function history(of: (sample: HostSample) => number | null): (number | null)[] {
  const all = hostHistory()
  const step = Math.max(1, Math.ceil(all.length / 60))
  return all.filter((_, index) => (all.length - 1 - index) % step === 0).map(of)
}

const UNKNOWN = { value: null, limit: null, state: null, detail: {} } as const

function cpuMeter(now: HostSample | null): Meter {
  const points = history(({ cpuPercent }) => cpuPercent)
  if (!now) return { ...UNKNOWN, history: points }
  return {
    value: now.cpuPercent,
    limit: 100,
    state: stateOf(now.cpuPercent, HOST_THRESHOLDS.cpuPercent),
    detail: { cores: availableParallelism(), load: loadavg()[0] ?? 0 },
    history: points,
  }
}

function memoryMeter(now: HostSample | null): Meter {
  const points = history(({ memoryUsedBytes }) => memoryUsedBytes)
  if (!now) return { ...UNKNOWN, history: points }
  const threshold = memoryThreshold(now.memoryLimitBytes)
  return {
    value: now.memoryUsedBytes,
    limit: now.memoryLimitBytes,
    state: stateOf(now.memoryUsedBytes, threshold),
    detail: { alertsAtBytes: threshold.red },
    history: points,
  }
}

function diskMeter(now: HostSample | null): Meter {
  const points = history((sample) => fullest(sample)?.percent ?? null)
  const disk = now && fullest(now)
  if (!disk) return { ...UNKNOWN, history: points }
  return {
    value: disk.percent,
    limit: 100,
    state: stateOf(disk.percent, HOST_THRESHOLDS.diskPercent),
    detail: { mountpoint: disk.mountpoint },
    history: points,
  }
}

function networkMeter(now: HostSample | null): Meter {
  const points = history(networkRate)
  if (!now || now.receivedPerSecond === null || now.sentPerSecond === null)
    return { ...UNKNOWN, history: points }
  return {
    value: now.receivedPerSecond + now.sentPerSecond,
    limit: null,
    state: 'green',
    detail: { receivedPerSecond: now.receivedPerSecond, sentPerSecond: now.sentPerSecond },
    history: points,
  }
}

/** CPU, memory, disk (the fullest) and network of the machine this process runs on, from memory. */
export function hostStatus(): HostStatus {
  const now = latestHostSample()
  return {
    at: now?.at ?? null,
    cpu: cpuMeter(now),
    memory: memoryMeter(now),
    disk: diskMeter(now),
    network: networkMeter(now),
  }
}
