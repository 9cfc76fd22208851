import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { identify, isRunning, type ProcessIdentity } from '../process-identity'
import { waitForOk } from '../ready'
import { Stop } from '../stop'
import type { Part, PartName } from './parts'

const READY_MS = 30_000
const TAKEN_MS = 1_000
const STOP_MS = 10_000
const POLL_MS = 100

/** The native parts run on their own: each leaves its identity and its log in the folder. */
const identityPath = (folder: string, name: string) => join(folder, 'run', `${name}.json`)
export const logPath = (folder: string, name: string) => join(folder, 'logs', `${name}.log`)

/** The process of a part that runs now. */
export function runningPart(folder: string, name: PartName): ProcessIdentity | undefined {
  const path = identityPath(folder, name)
  if (!existsSync(path)) return undefined
  try {
    const identity: ProcessIdentity = JSON.parse(readFileSync(path, 'utf8'))
    return isRunning(identity) ? identity : undefined
  } catch {
    return undefined // written by a start that was killed: nothing to go by
  }
}

/**
 * Starts a part unless it runs, and waits until it works.
 * @returns whether it was started
 * @throws Stop with the last line of its log when it does not come up
 */
export async function startPart(folder: string, part: Part): Promise<boolean> {
  const known = runningPart(folder, part.name)
  if (!known) {
    if (await answers(part.readyUrl)) {
      throw new Stop(`${part.address} is taken by another program: end it, then start ${part.name} again.`)
    }
    launch(folder, part)
  }
  const silence = await waitForOk(part.readyUrl, READY_MS, endOf(folder, part.name))
  if (!silence) return !known
  const lines = readFileSync(logPath(folder, part.name), 'utf8').trim().split('\n')
  throw new Stop(
    `${part.name} does not start: ${lines.at(-1)?.slice(0, 300)} (${logPath(folder, part.name)})`,
  )
}

/** Whether anybody answers there, whatever it is. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(TAKEN_MS) })
    return true
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
  }
}

function launch(folder: string, { name, program, args, env }: Part): void {
  for (const place of ['run', 'logs', 'data'])
    mkdirSync(join(folder, place), { recursive: true, mode: 0o700 })
  const log = openSync(logPath(folder, name), 'w', 0o600)
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
  })
  closeSync(log)
  child.on('error', () => {}) // it never became a process: the wait for its answer says so
  child.unref()
  const identity = child.pid === undefined ? undefined : identify(child.pid)
  if (identity) writeFileSync(identityPath(folder, name), JSON.stringify(identity), { mode: 0o600 })
}

/** Fires when the part's process is gone: waiting for its answer is then in vain. */
function endOf(folder: string, name: PartName): AbortSignal {
  const controller = new AbortController()
  const watch = setInterval(() => {
    if (runningPart(folder, name)) return
    clearInterval(watch)
    controller.abort()
  }, POLL_MS)
  watch.unref()
  return controller.signal
}

/** Ends a part, by force when it does not end itself. Returns whether it ran. */
export async function stopPart(folder: string, name: PartName): Promise<boolean> {
  const identity = runningPart(folder, name)
  if (identity) {
    process.kill(identity.pid, 'SIGTERM')
    for (let waited = 0; isRunning(identity) && waited < STOP_MS; waited += POLL_MS) await delay(POLL_MS)
    if (isRunning(identity)) process.kill(identity.pid, 'SIGKILL')
  }
  rmSync(identityPath(folder, name), { force: true })
  return identity !== undefined
}

/** Makes Prometheus or Alertmanager read its files again. @throws Stop when it refuses them */
export async function reloadPart({ name, address }: Part): Promise<void> {
  const answer = await fetch(`http://${address}/-/reload`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: Error) => error)
  if (answer instanceof Error)
    throw new Stop(`${name} does not answer at ${address}: ./start-monitoring.sh starts it.`)
  if (!answer.ok) throw new Stop(`${name} refuses its files: ${(await answer.text()).trim()}`)
}
