import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type Postmaster = { pid: number; port: number }

/**
 * The server that runs on a data folder, by its postmaster.pid; `undefined` when none does.
 * After a crash or a reboot the file can name a process that is something else by now.
 */
export function runningPostmaster(data: string): Postmaster | undefined {
  const file = readPidFile(data)
  return file && isServerOf(file.pid, data) ? file : undefined
}

/** Removes a postmaster.pid whose process is not this folder's server: PostgreSQL would refuse to start. */
export function removeStalePidFile(data: string): void {
  const file = readPidFile(data)
  if (file && !isServerOf(file.pid, data)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

function readPidFile(data: string): Postmaster | undefined {
  try {
    // Lines: process id, data folder, start time, port, socket folder, address, shared memory, status.
    const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) } : undefined
  } catch {
    return undefined
  }
}

function isServerOf(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) // a server works in its data folder
  } catch {
    return false
  }
}
