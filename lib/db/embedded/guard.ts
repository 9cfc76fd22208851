import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Binaries } from './binaries'
import type { Home } from './home'

/**
 * Ends the server when this process is gone, however it ended: a shell waits for the other end of its standard input
 * to close, in a session of its own, so that neither Ctrl-C nor a kill of this process takes it along.
 * @param after shell command to run when the server is down, such as removing its folder
 * @returns what releases the guard once the server was ended in another way
 */
export function stopWithThisProcess({ folder, account }: Home, { bin }: Binaries, after = ':'): () => void {
  const script = `read -r _; "$0" -D "$1" stop -w -m fast >/dev/null 2>&1; ${after}`
  const guard = spawn('/bin/sh', ['-c', script, join(bin, 'pg_ctl'), join(folder, 'data'), folder], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return () => guard.stdin?.end('\n')
}
