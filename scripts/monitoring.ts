import { existsSync, readFileSync } from 'node:fs'
import type { Env } from '@/lib/env'
import { checkFiles } from './lib/monitoring/check'
import { dockerCompose, hasDockerEngine } from './lib/monitoring/docker'
import { prepareExporterRole } from './lib/monitoring/exporter-role'
import { logPath, reloadPart, runningPart, startPart, stopPart } from './lib/monitoring/native'
import { nativeParts, type Part, type PartName, standardPorts } from './lib/monitoring/parts'
import { monitoringFolder, renderNative } from './lib/monitoring/rendering'
import { say, step } from './lib/progress'
import { readOrCreateSecret } from './lib/secrets'
import { loadSettings } from './lib/settings'
import { Stop } from './lib/stop'

const usage = './start-monitoring.sh [start|status|logs [part]|stop|reload|check]'
const LOG_LINES = 40
const names = Object.keys(standardPorts) as PartName[]

const settings = loadSettings()
const folder = monitoringFolder(settings)

function parts(database: string): Part[] {
  return nativeParts({
    folder,
    ports: standardPorts,
    retention: { time: settings.PROMETHEUS_RETENTION, size: settings.PROMETHEUS_RETENTION_SIZE },
    links: { portal: settings.PUBLIC_URL, grafana: settings.GRAFANA_URL },
    database,
    redis: settings.REDIS_URL,
  })
}

async function start(): Promise<void> {
  parts('') // says what is not installed before anything is touched
  const password = settings.DB_PASSWORD ?? readOrCreateSecret(settings.PHANTOM_DATA_DIR, 'DB_PASSWORD')
  const database = await step('Role of the database exporter', () => prepareExporterRole(settings, password))
  renderNative(settings, folder, standardPorts)
  await step('Configuration', () => checkFiles(folder))
  const all = parts(database)
  const started: PartName[] = []
  for (const part of all) {
    if (await step(part.name, () => startPart(folder, part))) started.push(part.name)
  }
  // What ran already was started with the files of another day.
  for (const part of all.filter(reloads)) if (!started.includes(part.name)) await reloadPart(part)
  table(all)
  say(
    '\nGrafana is not in Debian: with a Docker engine it comes along; its dashboards are in monitoring/grafana.',
  )
  if (!settings.ALERT_EMAIL && !settings.WEBHOOK_URL) {
    say(
      'Nobody is told of alerts but the portal: set ALERT_EMAIL with SMTP_HOST, or WEBHOOK_URL, and run this again.',
    )
  }
}

const reloads = ({ name }: Part) => name === 'prometheus' || name === 'alertmanager'

function table(all: readonly Part[]): void {
  say('')
  for (const { name, address } of all) {
    const identity = runningPart(folder, name)
    const state = identity ? `running, process ${identity.pid}` : 'stopped'
    say(`  ${name.padEnd(13)} http://${address.padEnd(16)} ${state}`)
  }
  say(`\n  Portal        ${settings.PUBLIC_URL}   Files and logs: ${folder}`)
}

function logs(part?: string): void {
  const chosen = part ? names.filter((name) => name === part) : names
  if (chosen.length === 0) throw new Stop(`There is no part “${part}”: use one of ${names.join(', ')}.`)
  for (const name of chosen.filter((one) => existsSync(logPath(folder, one)))) {
    say(`── ${name}`)
    say(readFileSync(logPath(folder, name), 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n'))
  }
}

async function reload(): Promise<void> {
  renderNative(settings, folder, standardPorts)
  await checkFiles(folder)
  for (const part of parts('').filter(reloads)) await reloadPart(part)
  say('Prometheus and Alertmanager have read their files again.')
}

async function stop(): Promise<void> {
  for (const name of names.toReversed()) if (await stopPart(folder, name)) say(`${name} stopped`)
}

async function check(): Promise<void> {
  renderNative(settings, folder, standardPorts)
  await checkFiles(folder)
  say(`Every file in ${folder} is accepted by the programs that read it.`)
}

const native: Record<string, (part?: string) => unknown> = {
  start,
  status: () => table(parts('')),
  logs,
  stop,
  reload,
  check,
}

/** The same with containers, which get the secrets that the portal on this machine has. */
function containers(given: Env): Record<string, (part?: string) => unknown> {
  const secret = (name: 'METRICS_TOKEN' | 'ALERT_WEBHOOK_TOKEN' | 'DB_PASSWORD') =>
    given[name] ?? readOrCreateSecret(given.PHANTOM_DATA_DIR, name)
  const env = {
    METRICS_TOKEN: secret('METRICS_TOKEN'),
    ALERT_WEBHOOK_TOKEN: secret('ALERT_WEBHOOK_TOKEN'),
    DB_PASSWORD: secret('DB_PASSWORD'),
    PUBLIC_URL: given.PUBLIC_URL,
  }
  return {
    start: () => dockerCompose(['up', '--detach', '--wait'], env),
    status: () => dockerCompose(['ps', '--all'], env),
    logs: (part) => dockerCompose(['logs', '--tail', String(LOG_LINES), ...(part ? [part] : [])], env),
    stop: () => dockerCompose(['down'], env),
    reload: () =>
      dockerCompose(
        ['up', '--detach', '--wait', '--force-recreate', 'setup', 'prometheus', 'alertmanager'],
        env,
      ),
    check: () => dockerCompose(['config', '--quiet'], env),
  }
}

const [command = 'start', part, ...rest] = process.argv.slice(2)
const commands = hasDockerEngine() ? containers(settings) : native
const work = commands[command]
if (!work || rest.length > 0 || (part && command !== 'logs')) throw new Stop(`Use ${usage}.`)
await work(part)
