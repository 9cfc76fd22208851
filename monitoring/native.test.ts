import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '@/lib/free-port'
import { testDatabase } from '@/lib/testing/database'
import { without } from '@/lib/testing/without'
import { runningPart, startPart, stopPart } from '@/scripts/lib/monitoring/native'
import { nativeParts, type Part, type PartName } from '@/scripts/lib/monitoring/parts'
import { exporterMetrics } from './exporter-metrics'
import { render } from './render.mjs'

const packages: [program: string, debian: string][] = [
  ['prometheus', 'prometheus'],
  ['prometheus-alertmanager', 'prometheus-alertmanager'],
  ['prometheus-node-exporter', 'prometheus-node-exporter'],
  ['prometheus-postgres-exporter', 'prometheus-postgres-exporter'],
  ['prometheus-redis-exporter', 'prometheus-redis-exporter'],
  ['prometheus-blackbox-exporter', 'prometheus-blackbox-exporter'],
  ['redis-server', 'redis-server'],
]
const missing = packages.filter(([program, debian]) => without(program, debian)).length > 0

describe.skipIf(missing)('the native stack', async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'phantom-native-'))
  const names: PartName[] = ['prometheus', 'alertmanager', 'node', 'postgres', 'redis', 'blackbox']
  const port = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])))
  const redisPort = await freePort()
  const at = (name: string) => `127.0.0.1:${port[name]}`
  const redis = spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', folder], {
    stdio: 'ignore',
  })
  let parts: Part[] = []

  beforeAll(async () => {
    render(folder, {
      addresses: {
        portal: `127.0.0.1:${await freePort()}`, // nobody there
        node: at('node'),
        postgres: at('postgres'),
        redis: at('redis'),
        blackbox: at('blackbox'),
        prometheus: at('prometheus'),
        alertmanager: at('alertmanager'),
      },
      notify: {},
      secrets: { 'metrics-token': 'nobody-asks', 'alertmanager-webhook-token': '' },
    })
    const config = join(folder, 'prometheus.yml')
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace(
        /(scrape_interval|scrape_timeout|evaluation_interval): \d+s/g,
        '$1: 1s',
      ),
    )
    const url = new URL(database.ownerUrl)
    url.searchParams.set('sslmode', 'disable')
    parts = nativeParts({
      folder,
      ports: port as Record<PartName, number>,
      retention: { time: '1d', size: '1GB' },
      links: { portal: 'http://portal.example', grafana: 'http://grafana.example' },
      database: url.href,
      redis: `redis://127.0.0.1:${redisPort}`,
    }).map((part) =>
      // What fires before Prometheus knows Alertmanager is sent again after this, by default a minute.
      part.name === 'prometheus' ? { ...part, args: [...part.args, '--rules.alert.resend-delay=1s'] } : part,
    )
  })
  afterAll(async () => {
    for (const name of names) await stopPart(folder, name)
    redis.kill()
    rmSync(folder, { recursive: true })
  })

  it('starts every part once, and leaves what runs alone', async () => {
    for (const part of parts) expect(await startPart(folder, part), part.name).toBe(true)
    const before = names.map((name) => runningPart(folder, name)?.pid)
    for (const part of parts) expect(await startPart(folder, part), part.name).toBe(false)
    expect(names.map((name) => runningPart(folder, name)?.pid)).toEqual(before)
  }, 60_000)

  it('gives Prometheus every metric and label of other programs that rules and panels may name', async () => {
    const prometheus = `http://${at('prometheus')}/api/v1`
    const ask = async (path: string) => (await fetch(prometheus + path)).json()
    const lacking = async () => {
      const complaints: string[] = []
      for (const [metric, labels] of Object.entries(exporterMetrics)) {
        const { data } = await ask(`/series?match[]=${metric}`)
        const found = new Set<string>(data.flatMap((series: object) => Object.keys(series)))
        const absent = labels.filter((label) => !found.has(label))
        if (data.length === 0) complaints.push(metric)
        else if (absent.length > 0) complaints.push(`${metric} without ${absent}`)
      }
      return complaints
    }
    await vi.waitFor(async () => expect(await lacking()).toEqual([]), { timeout: 60_000, interval: 1_000 })
  }, 70_000)

  it('expands the links of alerts, and keeps them out of what is sent', async () => {
    await vi.waitFor(
      async () => {
        const alerts = await (await fetch(`http://${at('alertmanager')}/api/v2/alerts`)).json()
        const watchdog = alerts.find(
          ({ labels }: { labels: { alertname: string } }) => labels.alertname === 'Watchdog',
        )
        expect(watchdog.annotations.runbook_url).toBe('http://portal.example/admin/alerts/runbooks/Watchdog')
        expect(Object.keys(watchdog.labels).sort()).toEqual(['alertname', 'area', 'severity'])
      },
      { timeout: 60_000, interval: 500 },
    )
  }, 70_000)

  it('says when an address is taken, and when a program refuses its settings', async () => {
    const [node] = parts.filter(({ name }) => name === 'node')
    if (!node) throw new Error('There is a node exporter')
    const elsewhere = join(folder, 'second')
    await expect(startPart(elsewhere, node)).rejects.toThrow(/is taken by another program/)
    await expect(
      startPart(elsewhere, {
        ...node,
        name: 'blackbox',
        args: ['--nonsense'],
        readyUrl: 'http://127.0.0.1:1/',
      }),
    ).rejects.toThrow(/blackbox does not start: .*nonsense/)
  }, 70_000)

  it('ends every part', async () => {
    for (const { name } of parts) expect(await stopPart(folder, name), name).toBe(true)
    expect(names.filter((name) => runningPart(folder, name))).toEqual([])
    expect(existsSync(join(folder, 'data/prometheus'))).toBe(true)
  }, 60_000)
})
