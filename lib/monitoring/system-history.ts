import { z } from 'zod'
import { perProcess } from '@/lib/per-process'
import { hostHistory } from './host-history'
import { ask } from './neighbour'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const STEP_MS = 10 * MINUTE_MS
/** What Prometheus said longer ago is no longer shown. */
const FRESH_MS = 5 * MINUTE_MS

const CPU = 'max(avg_over_time(phantom_banking_cpu_usage_percent[10m])) / 100'
const MEMORY =
  'max(avg_over_time(phantom_banking_memory_usage_bytes[10m]) / avg_over_time(phantom_banking_memory_limit_bytes[10m]))'

export type SystemPoint = {
  /** ISO: the end of the time it stands for. */
  at: string
  /** Share in use, 0–1; null where nothing was measured. */
  cpu: number | null
  memory: number | null
}

export type SystemHistory = {
  /** Prometheus knows a day in steps of 10 min; this process the last hour in minutes. */
  source: 'prometheus' | 'process'
  points: SystemPoint[]
}

/** Source: https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries */
const matrix = z.object({
  data: z.object({
    result: z.array(z.object({ values: z.array(z.tuple([z.number(), z.string()])) })),
  }),
})

const asked = () => perProcess('system-history', () => ({ at: 0, points: [] as SystemPoint[] }))

/**
 * Asks Prometheus for the last 24 hours, and keeps the answer for the pages.
 * @throws NeighbourError
 */
export async function refreshSystemHistory(now = Date.now()): Promise<void> {
  const end = Math.floor(now / STEP_MS) * STEP_MS
  const [cpu, memory] = await Promise.all([range(CPU, end), range(MEMORY, end)])
  const steps = Array.from({ length: DAY_MS / STEP_MS + 1 }, (_, index) => end - DAY_MS + index * STEP_MS)
  asked().points = steps.map((at) => ({
    at: new Date(at).toISOString(),
    cpu: cpu.get(at) ?? null,
    memory: memory.get(at) ?? null,
  }))
  asked().at = now
}

async function range(query: string, end: number): Promise<Map<number, number>> {
  const seconds = (milliseconds: number) => String(milliseconds / 1000)
  const parameters = new URLSearchParams({
    query,
    start: seconds(end - DAY_MS),
    end: seconds(end),
    step: seconds(STEP_MS),
  })
  const { data } = matrix.parse(JSON.parse(await ask('prometheus', `api/v1/query_range?${parameters}`)))
  const values = data.result[0]?.values ?? []
  return new Map(
    values
      .map(([at, value]) => [at * 1000, Number(value)] as const)
      .filter(([, value]) => Number.isFinite(value)),
  )
}

/** Use of processor and memory over time, from Prometheus where it knows more than this process does; no waiting. */
export function systemHistory(now = Date.now()): SystemHistory {
  const { at, points } = asked()
  const known = points.filter(({ cpu, memory }) => cpu !== null || memory !== null).length * STEP_MS
  if (known > HOUR_MS && now - at <= FRESH_MS) return { source: 'prometheus', points }
  return { source: 'process', points: lastHour(now) }
}

/** Minute by minute; one without a sample is a gap. */
function lastHour(now: number): SystemPoint[] {
  const end = Math.ceil(now / MINUTE_MS) * MINUTE_MS
  const samples = hostHistory()
  return Array.from({ length: 60 }, (_, index) => {
    const until = end - (59 - index) * MINUTE_MS
    const within = samples.filter(({ at }) => at > until - MINUTE_MS && at <= until)
    return {
      at: new Date(until).toISOString(),
      cpu: mean(within.map(({ cpuPercent }) => cpuPercent / 100)),
      memory: mean(within.map(({ memoryUsedBytes, memoryLimitBytes }) => memoryUsedBytes / memoryLimitBytes)),
    }
  })
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
