import { REQUEST_SECONDS_EDGES } from '@/lib/metrics/http'
import { quantileOf, recentRequests } from '@/lib/metrics/recent-requests'
import { hostMinutes } from './host-history'
import { type Grid, prometheusHistory } from './prometheus-history'
import { lastProbe } from './service-probe'

const MINUTE_MS = 60_000
/** A process remembers a day: of a longer time that is no picture. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS
/** Steps that fit clocks; the shortest that leaves few enough is taken. */
const STEPS = [1, 5, 15, 60, 120, 360, 720, 1_440, 5_760, 20_160].map((minutes) => minutes * MINUTE_MS)
const MOST_STEPS = 100

/** How the machine and the portal were, by step; null where nothing was measured. */
export type HistoryValues = {
  /** Shares, 0–1. */
  cpu: (number | null)[]
  memory: (number | null)[]
  /** Time until pages and actions were answered, in seconds. */
  p50: (number | null)[]
  p95: (number | null)[]
  p99: (number | null)[]
  /** Share of them answered with a 5xx. */
  failed: (number | null)[]
}

export type PortalHistory = {
  /** Prometheus, or what this process has seen itself since it started; none where neither knows of that time. */
  source: 'prometheus' | 'process' | 'none'
  /** Prometheus answered when it was last asked. */
  connected: boolean
  /** ISO instants at which the steps begin. */
  at: string[]
  values: HistoryValues
}

/**
 * The history of a time, from whoever knows more of it: this process its own last day, Prometheus all it keeps.
 * Prometheus is asked at most once a minute for the same time, and for 3 s at most.
 */
export async function portalHistory(from: Date, to: Date): Promise<PortalHistory> {
  const grid = gridOf(from, to)
  const at = grid.starts.map((start) => new Date(start).toISOString())
  const connected = lastProbe('prometheus')?.up ?? false
  const own = processHistory(grid)
  if (connected && !isWhole(own)) {
    const told = await prometheusHistory(grid).catch(() => null)
    if (told && knownIn(told) > knownIn(own)) return { source: 'prometheus', connected, at, values: told }
  }
  const remembered = knownIn(own) > 0 && to.getTime() - from.getTime() <= REMEMBERED_MS
  return { source: remembered ? 'process' : 'none', connected, at, values: own }
}

function gridOf(from: Date, to: Date): Grid {
  const length = to.getTime() - from.getTime()
  const step = STEPS.find((one) => length / one <= MOST_STEPS) ?? STEPS.at(-1) ?? MINUTE_MS
  const first = Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS
  const count = Math.max(1, Math.ceil((to.getTime() - first) / step))
  return { step, starts: Array.from({ length: count }, (_, index) => first + index * step) }
}

/** What this process has measured itself. */
function processHistory({ starts, step }: Grid): HistoryValues {
  const [first = 0] = starts
  const sorted = <T extends { at: number }>(minutes: readonly T[]): T[][] => {
    const found = starts.map((): T[] => [])
    for (const minute of minutes) found[Math.floor((minute.at - first) / step)]?.push(minute)
    return found
  }
  const host = sorted(hostMinutes())
  const requests = sorted(recentRequests()).map((minutes) => ({
    count: sum(minutes.map(({ count }) => count)),
    failed: sum(minutes.map(({ failed }) => failed)),
    buckets: [...REQUEST_SECONDS_EDGES, 0].map((_, bucket) =>
      sum(minutes.map(({ buckets }) => buckets[bucket] ?? 0)),
    ),
  }))
  const quantile = (q: number) => requests.map(({ buckets }) => quantileOf(q, buckets, REQUEST_SECONDS_EDGES))
  return {
    cpu: host.map((minutes) => mean(minutes.map(({ cpu }) => cpu))),
    memory: host.map((minutes) => mean(minutes.map(({ memory }) => memory))),
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    failed: requests.map(({ count, failed }) => (count === 0 ? null : failed / count)),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => (values.length === 0 ? null : sum(values) / values.length)

/** How much is known: the machine is measured all the time, requests come when they come. */
const knownIn = ({ cpu }: HistoryValues) => cpu.filter((value) => value !== null).length
const isWhole = ({ cpu }: HistoryValues) =>
  cpu.every((value, index) => value !== null || index === cpu.length - 1)
