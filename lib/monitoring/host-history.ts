import { env } from '@/lib/env'
import { log } from '@/lib/log'
import type { HostReading } from '@/lib/metrics/sources'
import { perProcess } from '@/lib/per-process'
import { sampleHost } from './host-sample'
import { repeat } from './repeat'

const HOUR_MS = 3_600_000
/** Only what is newer than so many intervals is the present. */
const FRESH_INTERVALS = 4

export type HostSample = HostReading & {
  /** Milliseconds since the epoch. */
  at: number
  /** Over the time since the sample before; null for the first one and after a counter's reset. */
  receivedPerSecond: number | null
  sentPerSecond: number | null
}

/** What the machine was like within a minute: means of its samples, as shares (0–1). */
export type HostMinute = { at: number; cpu: number; memory: number; samples: number }

const MINUTE_MS = 60_000
const KEPT_MINUTES = 24 * 60

/** The last day by the minute, oldest first; minutes without a sample are missing. */
const minutes = () => perProcess<HostMinute[]>('host-minutes', () => [])

function addToMinute({ cpuPercent, memoryUsedBytes, memoryLimitBytes }: HostReading, at: number): void {
  const kept = minutes()
  const start = Math.floor(at / MINUTE_MS) * MINUTE_MS
  const [cpu, memory] = [cpuPercent / 100, memoryUsedBytes / memoryLimitBytes]
  const minute = kept.at(-1)
  if (minute?.at === start) {
    minute.samples += 1
    minute.cpu += (cpu - minute.cpu) / minute.samples
    minute.memory += (memory - minute.memory) / minute.samples
    return
  }
  kept.push({ at: start, cpu, memory, samples: 1 })
  while (kept[0] && kept[0].at < start - KEPT_MINUTES * MINUTE_MS) kept.shift()
}

/** The minutes of the last day in which this process measured the machine, oldest first. */
export function hostMinutes(): readonly HostMinute[] {
  return minutes()
}

/** Samples of the last hour, oldest first. */
const samples = () => perProcess<HostSample[]>('host-samples', () => [])

function perSecond(
  before: HostSample | undefined,
  now: HostReading,
  at: number,
  direction: 'receivedBytes' | 'sentBytes',
): number | null {
  if (!before || at <= before.at) return null
  const sum = ({ network }: HostReading) => network.reduce((total, device) => total + device[direction], 0)
  const bytes = sum(now) - sum(before)
  return bytes < 0 ? null : (bytes * 1000) / (at - before.at)
}

/** Adds a reading to the history of this process: every sample for an hour, means of minutes for a day. */
export function addHostSample(reading: HostReading, at: number): void {
  const history = samples()
  const before = history.at(-1)
  history.push({
    ...reading,
    at,
    receivedPerSecond: perSecond(before, reading, at, 'receivedBytes'),
    sentPerSecond: perSecond(before, reading, at, 'sentBytes'),
  })
  while (history[0] && history[0].at < at - HOUR_MS) history.shift()
  addToMinute(reading, at)
}

/** Samples the machine in the background from now on. Once per process however often it is called. */
export function startHostSampling(): void {
  perProcess('host-sampling', () =>
    repeat(env().METRICS_COLLECTION_INTERVAL, async () => {
      try {
        addHostSample(await sampleHost(), Date.now())
      } catch (error) {
        log().warn({ err: error }, 'the machine could not be sampled')
      }
    }),
  )
}

/** The last hour of samples, oldest first. */
export function hostHistory(): readonly HostSample[] {
  return samples()
}

/** The newest sample; null before the first one and when sampling has failed for some intervals. */
export function latestHostSample(now = Date.now()): HostSample | null {
  const latest = samples().at(-1)
  if (!latest) return null
  const limit = Math.max(FRESH_INTERVALS * env().METRICS_COLLECTION_INTERVAL, 60_000)
  return now - latest.at > limit ? null : latest
}
