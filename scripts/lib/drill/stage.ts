import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/free-port'
import { render } from '@/monitoring/render.mjs'
import { startPart, stopPart } from '../monitoring/native'
import { nativeParts, type Part, type PartName, type Ports, standardPorts } from '../monitoring/parts'
import { waitForOk } from '../ready'
import { root } from '../settings'
import { Stop } from '../stop'
import { mailSink, type Sink, webhookSink } from './sinks'

const PORTAL_MS = 300_000
const names = Object.keys(standardPorts) as PartName[]

/** Everything a fault can be put into. */
export type Stage = {
  url: string
  dataDir: string
  /** The supervisor of the portal. */
  portalPid(): number
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Another connection as the owner of the tables. */
  connect(): Promise<Client>
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
  stopPortal(): Promise<void>
  startPortal(): Promise<void>
  stopRedis(): void
  startRedis(): void
  stop(part: PartName): Promise<unknown>
  start(part: PartName): Promise<unknown>
  webhook: Sink
  mail: Sink
  close(): Promise<void>
}

/** Waits and windows in seconds instead of minutes; thresholds as they are. */
function shorten(folder: string): void {
  const change = (name: string, ...changes: [RegExp, string][]) => {
    const path = join(folder, name)
    let text = readFileSync(path, 'utf8')
    for (const [from, to] of changes) text = text.replace(from, to)
    writeFileSync(path, text)
  }
  const window: [RegExp, string] = [/\[(2m|5m|30m|1h|6h|3d)\]/g, '[20s]']
  const interval: [RegExp, string] = [/^( +interval): \w+$/gm, '$1: 1s']
  change('alerts.yml', window, interval, [/^( +for): \w+$/gm, '$1: 3s'])
  change('recording.yml', window, interval)
  change(
    'prometheus.yml',
    [/(scrape_interval|scrape_timeout): \d+s/g, '$1: 2s'],
    [/(evaluation_interval): \d+s/, '$1: 1s'],
  )
  change(
    'alertmanager.yml',
    [/group_wait: \w+/g, 'group_wait: 0s'],
    [/group_interval: \w+/g, 'group_interval: 1s'],
  )
}

/** A bank full of demo data, its portal, the real stack around it, and sinks for webhook and mail, all on free ports. */
export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-drill-'))
  const dataDir = join(folder, 'data')
  const port = await freePort()
  const redisPort = await freePort()
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await freePort()])),
  ) as Ports
  const [webhook, mail] = [await webhookSink(), await mailSink()]
  let database = await startEmbedded({ dataDir: join(folder, 'database'), stopWithParent: true })
  const { ownerUrl, portalUrl, superuserUrl } = database
  const url = `http://127.0.0.1:${port}`

  let redis: ChildProcess | undefined
  const startRedis = () => {
    redis = spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', folder], {
      stdio: 'ignore',
    })
  }
  startRedis()

  let portal: ChildProcess | undefined
  async function startPortal() {
    const log = join(folder, 'portal.log')
    const command = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(port),
        PHANTOM_DATA_DIR: dataDir,
        LOG_DIR: join(folder, 'logs'),
        DATABASE_URL: portalUrl,
        DATABASE_OWNER_URL: ownerUrl,
        DEMO: 'on',
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
        PROMETHEUS_URL: `http://127.0.0.1:${ports.prometheus}`,
        ALERTMANAGER_URL: `http://127.0.0.1:${ports.alertmanager}`,
        METRICS_COLLECTION_INTERVAL: '2s',
      },
    })
    let output = ''
    for (const stream of [command.stdout, command.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        writeFileSync(log, output)
      })
    }
    portal = command
    const ended = new AbortController()
    command.on('exit', () => ended.abort())
    const silence = await waitForOk(`${url}/monitoring/health`, PORTAL_MS, ended.signal)
    if (silence)
      throw new Stop(`The portal of the drill does not start (${silence}):\n${output.slice(-2000)}`)
  }
  await startPortal()

  render(folder, {
    addresses: {
      portal: `127.0.0.1:${port}`,
      redis: `127.0.0.1:${ports.redis}`,
      node: `127.0.0.1:${ports.node}`,
      postgres: `127.0.0.1:${ports.postgres}`,
      blackbox: `127.0.0.1:${ports.blackbox}`,
      prometheus: `127.0.0.1:${ports.prometheus}`,
      alertmanager: `127.0.0.1:${ports.alertmanager}`,
    },
    notify: {
      email: 'ops@bank.example',
      smtpHost: '127.0.0.1',
      smtpPort: mail.port,
      smtpTls: false,
      webhook: `http://127.0.0.1:${webhook.port}/`,
    },
    secrets: {
      'metrics-token': readFileSync(join(dataDir, 'secrets/metrics-token'), 'utf8').trim(),
      'alertmanager-webhook-token': readFileSync(
        join(dataDir, 'secrets/alertmanager-webhook-token'),
        'utf8',
      ).trim(),
    },
  })
  shorten(folder)
  const exporter = new URL(superuserUrl)
  exporter.searchParams.set('sslmode', 'disable')
  const parts = nativeParts({
    folder,
    ports,
    retention: { time: '1d', size: '1GB' },
    links: { portal: url, grafana: 'http://127.0.0.1:3000' },
    database: exporter.href,
    redis: `redis://127.0.0.1:${redisPort}`,
  })
  const part = (name: PartName): Part => {
    const found = parts.find((one) => one.name === name)
    if (!found) throw new Error(`There is no part ${name}`)
    return found
  }
  for (const one of parts) await startPart(folder, one)

  const connect = async () => {
    const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const stopPortal = async () => {
    if (!portal || portal.exitCode !== null) return
    const ended = once(portal, 'exit')
    portal.kill('SIGTERM')
    await ended
  }
  return {
    url,
    dataDir,
    webhook,
    mail,
    connect,
    startPortal,
    stopPortal,
    startRedis,
    portalPid: () => portal?.pid ?? 0,
    stopRedis: () => redis?.kill(),
    sql: async (text, values = []) => {
      const client = await connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    stopDatabase: () => database.stop(),
    startDatabase: async () => {
      database = await startEmbedded({
        dataDir: join(folder, 'database'),
        port: database.port,
        stopWithParent: true,
      })
    },
    stop: (name) => stopPart(folder, name),
    start: (name) => startPart(folder, part(name)),
    close: async () => {
      await stopPortal()
      for (const name of names) await stopPart(folder, name)
      redis?.kill()
      webhook.close()
      mail.close()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
