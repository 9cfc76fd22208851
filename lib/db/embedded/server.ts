import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@/lib/free-port'
import { OperatorError } from '../operator-error'
import { run } from './account'
import type { Binaries } from './binaries'
import { lastPort, type Settings, writeConfiguration } from './configuration'
import type { Home } from './home'
import { type Postmaster, removeStalePidFile, runningPostmaster } from './postmaster'

const LOG_LIMIT = 20_000_000
/** Recovery after a crash can take long; what does not come up at all says so at once. */
const START_LIMIT_S = 600
const RETRY_MS = 250
const RETRIES = 40

/**
 * Starts the server of a cluster, or finds it running. Waits out what is left of a killed one, and takes another
 * port when the last one is taken and none was asked for.
 * @throws OperatorError saying why it does not start
 */
export async function ensureServer(
  home: Home,
  binaries: Binaries,
  wantedPort: number | undefined,
  settings: Settings,
): Promise<Postmaster> {
  const data = join(home.folder, 'data')
  const log = join(home.folder, 'postgres.log')
  rotate(log)
  for (let attempt = 1; ; attempt++) {
    const running = runningPostmaster(data)
    if (running) return running
    removeStalePidFile(data)
    const port = wantedPort ?? (await freePort(lastPort(data)))
    writeConfiguration(data, home.account, { ...settings, port })
    const from = existsSync(log) ? statSync(log).size : 0
    const { ok, output } = await pgCtl(home, binaries, [
      'start',
      '-w',
      '-t',
      String(START_LIMIT_S),
      '-l',
      log,
    ])
    const started = runningPostmaster(data)
    if (ok && started) return started
    const said = `${output}\n${existsSync(log) ? readFileSync(log).subarray(from).toString() : ''}`
    const transient =
      /pre-existing shared memory block|lock file "postmaster.pid"/.test(said) ||
      (wantedPort === undefined && /Address already in use/.test(said))
    if (!transient || attempt > RETRIES) throw new OperatorError(startProblem(said, log, port, home.folder))
    await delay(RETRY_MS)
  }
}

/** Ends the server: open transactions are undone, what was committed stays. Does nothing when none runs. */
export async function stopServer(home: Home, binaries: Binaries): Promise<void> {
  if (!runningPostmaster(join(home.folder, 'data'))) return
  const { ok } = await pgCtl(home, binaries, ['stop', '-w', '-t', '20', '-m', 'fast'])
  if (!ok && runningPostmaster(join(home.folder, 'data'))) {
    await pgCtl(home, binaries, ['stop', '-w', '-t', '10', '-m', 'immediate'])
  }
}

function pgCtl(home: Home, { bin }: Binaries, args: readonly string[]) {
  return run(home.account, join(bin, 'pg_ctl'), ['-D', join(home.folder, 'data'), ...args])
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`)
}

function startProblem(said: string, log: string, port: number, folder: string): string {
  if (/No space left on device/.test(said)) {
    return `The disk that holds ${folder} is full: free some space and start again, nothing was lost.`
  }
  if (/Address already in use/.test(said)) {
    return `Port ${port} is taken by another program: end it, or let the database choose a port.`
  }
  if (/Permission denied/.test(said)) {
    return `The database in ${folder} cannot be read or written (${log}): correct the owner of its files.`
  }
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? 'no reason given'
  return `The database in ${folder} does not start (${reason.replace(/^.*?(FATAL|PANIC): */, '').trim()}): see ${log}.`
}
