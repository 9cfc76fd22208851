import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '../operator-error'
import { run } from './account'
import type { Binaries } from './binaries'
import { includeConfiguration } from './configuration'
import type { Home } from './home'

/**
 * Makes the cluster's data folder unless it is there. It appears complete or not at all.
 * @throws OperatorError when initdb fails, or the folder is of another major version
 */
export async function ensureInitialised(
  { folder, account }: Home,
  { bin, major }: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  const data = join(folder, 'data')
  if (existsSync(data)) return ensureVersion(data, major)
  const partial = join(folder, `initialising-${process.pid}`)
  const passwordFile = `${partial}-password`
  removeAbandoned(folder)
  try {
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    // Built-in C.UTF-8 sorts and folds case the same on every system, whatever locales it has.
    const { ok, output } = await run(account, join(bin, 'initdb'), [
      `--pgdata=${partial}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ])
    if (!ok) throw new OperatorError(initdbProblem(folder, output))
    includeConfiguration(partial)
    if (!existsSync(data)) renameSync(partial, data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(partial, { recursive: true, force: true })
  }
}

function ensureVersion(data: string, major: string): void {
  const found = existsSync(join(data, 'PG_VERSION')) && readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new OperatorError(
    found
      ? `The database in ${data} is of PostgreSQL ${found} and this version brings ${major}: run a PostgreSQL ${found} on it and set DATABASE_URL, or move the folder away for an empty bank.`
      : `${data} is not a PostgreSQL data folder: move it away, or choose another folder with PHANTOM_DATA_DIR.`,
  )
}

/** What a killed initdb left behind was never a database. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^initialising-(\d+)/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function initdbProblem(folder: string, output: string): string {
  if (/No space left on device/.test(output)) {
    return `The disk that holds ${folder} is full: free about 100 MB and start again, nothing was lost.`
  }
  if (/Permission denied/.test(output)) {
    return `${folder} cannot be written: change its owner or rights, or choose another folder with PHANTOM_DATA_DIR.`
  }
  const reason = output.split('\n').findLast((line) => /error|fatal|could not/i.test(line)) ?? output
  return `The database in ${folder} could not be created (${reason.trim()}): correct it, or set DATABASE_URL.`
}
