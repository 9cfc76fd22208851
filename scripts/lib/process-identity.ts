import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process for good: ids are used again after a while, the pair of id and start time is not. */
export type ProcessIdentity = { pid: number; startedAt: string }

/** The identity of a process that runs now, `undefined` when there is none with this id. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startTime(pid)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return startTime(identity.pid) === identity.startedAt
}

function startTime(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      // proc(5): after the name in parentheses, field 3 is the state and field 22 the start time in ticks since boot.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? []
      if (fields[0] === 'Z') return undefined
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
    } catch {
      return undefined
    }
  }
  if (process.platform === 'win32') return exists(pid) ? 'unknown' : undefined
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() ? stdout.trim() : undefined
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
