import { chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account'

/** PostgreSQL settings by name. */
export type Settings = Readonly<Record<string, string | number | boolean>>

const FILE = 'phantom.conf'

const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: 100,
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  random_page_cost: 1.1,
  jit: false,
  shared_preload_libraries: 'pg_stat_statements',
}

/** Makes a new cluster read our settings, which are written at each start. */
export function includeConfiguration(data: string): void {
  const path = join(data, 'postgresql.conf')
  writeFileSync(path, `${readFileSync(path, 'utf8')}\ninclude_if_exists = '${FILE}'\n`)
}

export function writeConfiguration(data: string, account: Account, settings: Settings): void {
  const lines = Object.entries({ ...defaults, ...settings }).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  )
  const path = join(data, FILE)
  writeFileSync(`${path}.new`, `# Written at each start.\n${lines.join('\n')}\n`, { mode: 0o600 })
  if (account) chownSync(`${path}.new`, account.uid, account.gid)
  renameSync(`${path}.new`, path)
}

/** The port of the last start, `undefined` before the first. */
export function lastPort(data: string): number | undefined {
  try {
    const port = /^port = '(\d+)'/m.exec(readFileSync(join(data, FILE), 'utf8'))?.[1]
    return port === undefined ? undefined : Number(port)
  } catch {
    return undefined
  }
}
