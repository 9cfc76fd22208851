import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/lib/free-port'
import { REQUEST_SECONDS_EDGES } from '@/lib/metrics/http'
import { countRecentRequest } from '@/lib/metrics/recent-requests'
import { perProcess } from '@/lib/per-process'
import { runProgram } from '@/lib/testing/program'
import { without } from '@/lib/testing/without'
import { addHostSample } from './host-history'
import { portalHistory } from './portal-history'
import type { Probe } from './service-probe'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const port = await freePort()
Object.assign(process.env, { PROMETHEUS_URL: `http://127.0.0.1:${port}` })

const now = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE
const reading = (cpuPercent: number) => ({
  cpuPercent,
  memoryUsedBytes: 4e9,
  memoryLimitBytes: 16e9,
  disks: [],
  network: [],
  info: { hostname: 'x', platform: 'linux', release: '1', arch: 'x64' },
})

const connected = (up: boolean) =>
  perProcess('service-probes', () => new Map<string, Probe>()).set('prometheus', {
    ...{ up, milliseconds: 1, at: Date.now() },
  })

it('without Prometheus tells what this process has seen, with its gaps, and no more', async () => {
  connected(false)
  for (const minutes of [50, 49.5, 10]) addHostSample(reading(minutes), now - minutes * MINUTE)
  const answered = (minutes: number, seconds: number, status = 200) =>
    countRecentRequest({ kind: 'document', status, seconds }, REQUEST_SECONDS_EDGES, now - minutes * MINUTE)
  for (const seconds of [0.04, 0.04, 0.2]) answered(50, seconds)
  answered(10, 20, 500)
  countRecentRequest({ kind: 'static', status: 500, seconds: 9 }, REQUEST_SECONDS_EDGES, now)

  const { source, at, values } = await portalHistory(new Date(now - HOUR), new Date(now))
  expect(source).toBe('process')
  expect(at).toHaveLength(60)
  const of = (minutes: number) => {
    const index = at.indexOf(new Date(now - minutes * MINUTE).toISOString())
    return Object.fromEntries(Object.entries(values).map(([name, found]) => [name, found[index]]))
  }
  expect(of(50)).toMatchObject({ cpu: 0.4975, memory: 0.25, failed: 0 })
  expect(of(50).p50).toBeCloseTo(0.025 + 0.025 * 0.75)
  expect(of(50).p99).toBeCloseTo(0.1 + 0.15 * 0.97)
  expect(of(10)).toEqual({ cpu: 0.1, memory: 0.25, p50: 10, p95: 10, p99: 10, failed: 1 })
  expect(of(30)).toEqual({ cpu: null, memory: null, p50: null, p95: null, p99: null, failed: null })
  expect(values.failed.filter((value) => value !== null)).toHaveLength(2)

  const day = await portalHistory(new Date(now - 24 * HOUR), new Date(now))
  expect(day.at).toHaveLength(96)
  expect(day.values.cpu.filter((value) => value !== null)).toHaveLength(2)
  const before = await portalHistory(new Date(now - 72 * HOUR), new Date(now - 48 * HOUR))
  expect(before).toMatchObject({ source: 'none', connected: false })
})

/** A day of samples each minute as OpenMetrics: two processes, nothing for two hours in the middle. */
function day(): string {
  const times: number[] = []
  for (let at = now - 24 * HOUR; at <= now; at += MINUTE)
    if (Math.abs(now - 12 * HOUR - at) > HOUR) times.push(at)
  const family = (name: string, value: (instance: number) => number) => [
    `# TYPE ${name} gauge`,
    ...[1, 2].flatMap((instance) =>
      times.map((at) => `${name}{instance="${instance}"} ${value(instance)} ${at / 1000}`),
    ),
  ]
  /** Grows by so many a minute. */
  const counted = (name: string, series: Record<string, number>) => [
    `# TYPE ${name} gauge`,
    ...Object.entries(series).flatMap(([labels, rate]) =>
      times.map(
        (at) => `${name}{kind="document",${labels}} ${((at - now) / MINUTE + 24 * 60) * rate} ${at / 1000}`,
      ),
    ),
  ]
  return [
    ...family('phantom_banking_cpu_usage_percent', (instance) => instance * 20),
    ...family('phantom_banking_memory_usage_bytes', (instance) => instance * 2e9),
    ...family('phantom_banking_memory_limit_bytes', () => 16e9),
    ...counted('phantom_banking_request_duration_seconds_bucket', { 'le="0.1"': 9, 'le="+Inf"': 10 }),
    ...counted('phantom_banking_requests_total', { 'status="200"': 9, 'status="500"': 1 }),
    '# EOF\n',
  ].join('\n')
}

describe.skipIf(without('promtool') || without('prometheus'))(
  'a real Prometheus (Debian package prometheus)',
  () => {
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'phantom-prometheus-'))
      afterAll(() => rmSync(folder, { recursive: true, force: true }))
      writeFileSync(join(folder, 'day.om'), day())
      writeFileSync(join(folder, 'prometheus.yml'), '{}')
      const data = join(folder, 'data')
      execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'day.om'), data], {
        stdio: 'ignore',
      })
      await runProgram(
        'prometheus',
        [
          `--config.file=${join(folder, 'prometheus.yml')}`,
          `--storage.tsdb.path=${data}`,
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        `http://127.0.0.1:${port}/-/ready`,
      )
      connected(true)
    }, 40_000)

    it('knows the last day: the busiest process, all requests, and gaps where nothing was measured', async () => {
      const { source, at, values } = await portalHistory(new Date(now - 24 * HOUR), new Date(now))
      expect(source).toBe('prometheus')
      expect(at[0]).toBe(new Date(now - 24 * HOUR).toISOString())
      expect(at).toHaveLength(96)
      expect(values).toMatchObject({ cpu: { 95: 0.4 }, memory: { 95: 0.25 }, p99: { 95: 0.1 } })
      expect(values.p50[95]).toBeCloseTo(0.1 * (5 / 9))
      expect(values.failed[95]).toBeCloseTo(0.1)
      const gaps = at
        .filter((_, index) => values.cpu[index] === null)
        .map((one) => (now - Date.parse(one)) / HOUR)
      expect(gaps.length).toBeGreaterThanOrEqual(6)
      for (const hours of gaps) expect(Math.abs(hours - 12)).toBeLessThanOrEqual(1)
    })

    it('is not asked for what this process has seen completely', async () => {
      for (let minutes = 5; minutes >= 0; minutes -= 1) addHostSample(reading(33), now - minutes * MINUTE)
      const { source } = await portalHistory(new Date(now - 5 * MINUTE), new Date(now + MINUTE))
      expect(source).toBe('process')
    })

    it('is left for what this process knows when it answers no more', async () => {
      connected(false)
      expect((await portalHistory(new Date(now - 24 * HOUR), new Date(now))).source).toBe('process')
    })
  },
)
