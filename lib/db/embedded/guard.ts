import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/**
 * Ends the server when this process is gone, however it ended: a shell waits for the other end of its standard input
 * to close, in a session of its own, so that neither Ctrl-C nor a kill of this process takes it along.
 * @param folder removed once the server is down: for databases that nobody needs any longer
 * @returns what releases the guard once the server was ended in another way
 */
export function stopWithThisProcess(pid: number, folder?: string): () => void {
  const script = `read -r _ && exit
    kill -INT "$0" && while kill -0 "$0"; do sleep 0.1; done
    if [ -n "$1" ]; then rm -rf "$1"; fi`
  const guard = spawn('/bin/sh', ['-c', script, String(pid), folder ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return () => guard.stdin.end('released\n')
}
