import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/**
 * Ends the server of a PostgreSQL data folder when this process is gone, however it ended: a shell waits for the other
 * end of its standard input to close, in a session of its own, so that neither Ctrl-C nor a kill takes it along.
 * @param thenRemove a folder that nobody needs once the server is down
 * @returns what releases the guard once the server was ended in another way
 */
export function stopWithThisProcess(data: string, thenRemove = ''): () => void {
  const script = `read -r _ && exit
    pid=$(head -n 1 "$0/postmaster.pid" 2>/dev/null) && [ -n "$pid" ] && kill -INT "$pid" &&
      while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    [ -z "$1" ] || rm -rf "$1" || { sleep 3; rm -rf "$1"; }`
  const guard = spawn('/bin/sh', ['-c', script, data, thenRemove], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return () => guard.stdin.end('released\n')
}
