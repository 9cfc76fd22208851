import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Stop } from '../stop'

export type PartName = 'prometheus' | 'alertmanager' | 'node' | 'postgres' | 'redis' | 'blackbox'

/** Where the parts listen, on loopback. */
export type Ports = Readonly<Record<PartName, number>>

export const standardPorts: Ports = {
  prometheus: 9090,
  alertmanager: 9093,
  node: 9100,
  postgres: 9187,
  redis: 9121,
  blackbox: 9115,
}

export type Part = {
  name: PartName
  /** Absolute path of the program. */
  program: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  address: string
  /** Answers 200 once the part works. */
  readyUrl: string
}

export type NativeOptions = {
  /** Folder of configuration, data, logs. */
  folder: string
  ports: Ports
  retention: { time: string; size: string }
  links: { portal: string; grafana: string }
  /** Connection string of the exporter's role. */
  database: string
  redis?: string
}

/** Names of each program, as Debian and as its makers call it, and the Debian package. */
const programs: Readonly<Record<PartName, { names: readonly string[]; debian: string }>> = {
  prometheus: { names: ['prometheus'], debian: 'prometheus' },
  alertmanager: { names: ['prometheus-alertmanager', 'alertmanager'], debian: 'prometheus-alertmanager' },
  node: { names: ['prometheus-node-exporter', 'node_exporter'], debian: 'prometheus-node-exporter' },
  postgres: {
    names: ['prometheus-postgres-exporter', 'postgres_exporter'],
    debian: 'prometheus-postgres-exporter',
  },
  redis: { names: ['prometheus-redis-exporter', 'redis_exporter'], debian: 'prometheus-redis-exporter' },
  blackbox: {
    names: ['prometheus-blackbox-exporter', 'blackbox_exporter'],
    debian: 'prometheus-blackbox-exporter',
  },
}

/** Full path of the first of these programs on PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The native parts of the stack: all of them, the Redis exporter only where Redis is configured.
 * @throws Stop naming what is not installed
 */
export function nativeParts(options: NativeOptions): Part[] {
  const names: PartName[] = ['node', 'postgres', 'blackbox', 'alertmanager', 'prometheus']
  if (options.redis) names.unshift('redis')
  const found = names.map((name) => ({ name, program: onPath(programs[name].names) }))
  const missing = found.filter(({ program }) => !program).map(({ name }) => programs[name].debian)
  if (missing.length > 0) {
    throw new Stop(
      `Not installed: ${missing.join(', ')}. On Debian: apt install ${missing.join(' ')}; elsewhere put the programs on PATH, or start a Docker engine.`,
    )
  }
  return found.map(({ name, program = '' }) => {
    const address = `127.0.0.1:${options.ports[name]}`
    const ready = name === 'prometheus' || name === 'alertmanager' ? '/-/ready' : '/metrics'
    return { name, program, address, readyUrl: `http://${address}${ready}`, ...start(name, address, options) }
  })
}

function start(
  name: PartName,
  address: string,
  { folder, retention, links, database, redis = '' }: NativeOptions,
): Pick<Part, 'args' | 'env'> {
  const listen = `--web.listen-address=${address}`
  switch (name) {
    case 'prometheus':
      return {
        args: [
          `--config.file=${join(folder, 'prometheus.yml')}`,
          `--storage.tsdb.path=${join(folder, 'data/prometheus')}`,
          `--storage.tsdb.retention.time=${retention.time}`,
          `--storage.tsdb.retention.size=${retention.size}`,
          '--web.enable-lifecycle',
          '--enable-feature=expand-external-labels', // always on from 3.0
          listen,
        ],
        env: { PORTAL_URL: links.portal, GRAFANA_URL: links.grafana },
      }
    case 'alertmanager':
      return {
        args: [
          `--config.file=${join(folder, 'alertmanager.yml')}`,
          `--storage.path=${join(folder, 'data/alertmanager')}`,
          '--cluster.listen-address=', // a single one needs no neighbours
          listen,
        ],
      }
    case 'postgres':
      return { args: [listen], env: { DATA_SOURCE_NAME: database } }
    case 'redis':
      return { args: [`-web.listen-address=${address}`], env: { REDIS_ADDR: redis } }
    case 'blackbox':
      return { args: [`--config.file=${join(folder, 'blackbox.yml')}`, listen] }
    case 'node':
      return { args: [listen] }
  }
}
