import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, runProgram } from '@/lib/testing/program'
import { without } from '@/lib/testing/without'
import { addHostSample } from './host-history'
import { refreshSystemHistory, systemHistory } from './system-history'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const port = await freePort()
Object.assign(process.env, { PROMETHEUS_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'fatal' })

const now = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE
const reading = (cpuPercent: number) => ({
  cpuPercent,
  memoryUsedBytes: 4e9,
  memoryLimitBytes: 16e9,
  disks: [],
  network: [],
  info: { hostname: 'x', platform: 'linux', release: '1', arch: 'x64' },
})

it('without Prometheus tells the last hour of this process, minute by minute, with its gaps', () => {
  for (const minutes of [50, 49.5, 10]) addHostSample(reading(minutes), now - minutes * MINUTE)
  const { source, points } = systemHistory(now)
  expect(source).toBe('process')
  expect(points).toHaveLength(60)
  expect(points.at(-1)?.at).toBe(new Date(now).toISOString())
  const known = points.filter(({ cpu }) => cpu !== null)
  expect(known).toEqual([
    { at: new Date(now - 50 * MINUTE).toISOString(), cpu: 0.5, memory: 0.25 },
    { at: new Date(now - 49 * MINUTE).toISOString(), cpu: 0.495, memory: 0.25 },
    { at: new Date(now - 10 * MINUTE).toISOString(), cpu: 0.1, memory: 0.25 },
  ])
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
  return [
    ...family('phantom_banking_cpu_usage_percent', (instance) => instance * 20),
    ...family('phantom_banking_memory_usage_bytes', (instance) => instance * 2e9),
    ...family('phantom_banking_memory_limit_bytes', () => 16e9),
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
      await refreshSystemHistory(now)
    }, 40_000)

    it('knows the last day: the busiest process, and gaps where nothing was measured', () => {
      const { source, points } = systemHistory(now)
      expect(source).toBe('prometheus')
      expect(points).toHaveLength(145)
      expect(points[0]?.at).toBe(new Date(now - 24 * HOUR).toISOString())
      expect(points.at(-1)).toEqual({ at: new Date(now).toISOString(), cpu: 0.4, memory: 0.25 })
      const gaps = points.filter(({ cpu }) => cpu === null).map(({ at }) => (now - Date.parse(at)) / HOUR)
      expect(gaps.length).toBeGreaterThanOrEqual(10)
      for (const hours of gaps) expect(Math.abs(hours - 12)).toBeLessThanOrEqual(1)
    })

    it('is left for what this process knows when it has not answered for a while', () => {
      expect(systemHistory(now + HOUR).source).toBe('process')
    })
  },
)
