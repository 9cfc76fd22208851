import { spawn } from 'node:child_process'

const graceSeconds = 8

/**
 * Shuts the embedded database down when this process is gone without having done so (kill -9, a crash): a shell waits
 * on a pipe that closes with us, leaves web and worker time to finish, and then asks PostgreSQL for a fast shutdown,
 * if it is still the same one.
 * @returns a function that calls the guard off
 */
export function guardDatabase(pid: number, pidFile: string): () => void {
  if (process.platform === 'win32') return () => {}
  const script = `trap '' INT HUP; cat >/dev/null; sleep ${graceSeconds}; [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -INT "$1"`
  const guard = spawn('/bin/sh', ['-c', script, 'database-guard', String(pid), pidFile], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.unref()
  guard.once('error', () => {})
  return () => {
    try {
      if (guard.pid) process.kill(-guard.pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  }
}
