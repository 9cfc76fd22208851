import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/free-port'
import { render } from '@/monitoring/render.mjs'
import { startPart, stopPart } from '@/scripts/lib/monitoring/native'
import { nativeParts, type Part, type PartName, standardPorts } from '@/scripts/lib/monitoring/parts'
import { type RunningBank, scrapeTokenOf } from './banks'

/** A real Prometheus, and how it ends. */
export type Watching = { url: string; stop(): Promise<void> }

/** Every second instead of every fifteen, and rules with an interval of their own like the others. */
function hasten(folder: string): void {
  const change = (name: string, how: (text: string) => string) =>
    writeFileSync(join(folder, name), how(readFileSync(join(folder, name), 'utf8')))
  change('prometheus.yml', (text) =>
    text.replace(/(scrape_interval|scrape_timeout|evaluation_interval): \d+s/g, '$1: 1s'),
  )
  change('recording.yml', (text) => text.replace(/^ +interval: .*\n/gm, ''))
}

/** Starts Prometheus, Alertmanager, a Redis and every exporter, which look at this bank. */
export async function watch(bank: Pick<RunningBank, 'url' | 'dataDir'>, folder: string): Promise<Watching> {
  const ports: Record<PartName, number> = { ...standardPorts }
  for (const name of Object.keys(ports) as PartName[]) ports[name] = await freePort()
  const at = (name: PartName) => `127.0.0.1:${ports[name]}`
  const redisPort = await freePort()
  const redis: ChildProcess = spawn(
    'redis-server',
    ['--port', String(redisPort), '--save', '', '--dir', bank.dataDir],
    { stdio: 'ignore' },
  )
  render(folder, {
    addresses: {
      portal: new URL(bank.url).host,
      node: at('node'),
      postgres: at('postgres'),
      redis: at('redis'),
      blackbox: at('blackbox'),
      prometheus: at('prometheus'),
      alertmanager: at('alertmanager'),
    },
    notify: {},
    secrets: { 'metrics-token': scrapeTokenOf(bank), 'alertmanager-webhook-token': '' },
    portalUrl: bank.url,
  })
  hasten(folder)
  const database = new URL((await startEmbedded({ dataDir: bank.dataDir })).superuserUrl)
  database.searchParams.set('sslmode', 'disable')
  const parts: Part[] = nativeParts({
    folder,
    ports,
    retention: { time: '1d', size: '1GB' },
    links: { portal: bank.url, grafana: 'http://localhost:3000' },
    database: database.href,
    redis: `redis://127.0.0.1:${redisPort}`,
  })
  const stop = async () => {
    for (const { name } of parts) await stopPart(folder, name)
    redis.kill()
  }
  try {
    for (const part of parts) await startPart(folder, part)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://${at('prometheus')}`, stop }
}

/** Whether an instant query finds at least one number. Throws what Prometheus objects to. */
export async function finds(prometheus: string, query: string): Promise<boolean> {
  const answer = await fetch(`${prometheus}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query }),
    signal: AbortSignal.timeout(10_000),
  })
  const { status, error, data } = await answer.json()
  if (status !== 'success') throw new Error(`${query}: ${error}`)
  return data.result.some(({ value }: { value: [number, string] }) => value[1] !== 'NaN')
}
