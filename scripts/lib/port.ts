import { createServer } from 'node:net'
import { errorCode, Stop } from './stop'

/**
 * Makes sure that the portal will be able to listen.
 * @throws Stop naming the port or address and how to choose another
 */
export async function ensurePortFree(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    throw new Stop(problem(host, port, errorCode(error)))
  }
  await new Promise((resolve) => server.close(resolve))
}

function problem(host: string, port: number, code: string): string {
  const other = `choose another, as in PORT=${port === 8080 ? 8081 : 8080}`
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program: end it or ${other}.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has: ${other}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST is “${host}”, which is no address of this machine: use 127.0.0.1 or 0.0.0.0.`
  }
  return `Port ${port} on ${host} cannot be listened on (${code}): ${other}.`
}
