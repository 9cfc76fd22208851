// The web process: Next's standalone server, given as argument, with an orderly end. On SIGTERM readiness fails first,
// so that a load balancer turns away; then no connection is accepted any more, and requests in flight finish.
import http from 'node:http'
import { pathToFileURL } from 'node:url'

const slowSocketMs = 10_000
const inFlightMs = 6_000
/** How long readiness fails before the socket closes. A person at the keyboard (SIGINT) need not wait for it. */
const turnAwayMs = { SIGTERM: 1_500, SIGINT: 0 }

const servers = new Set()
const createServer = http.createServer
http.createServer = (...args) => {
  const server = createServer(...args)
  server.headersTimeout = slowSocketMs
  server.requestTimeout = slowSocketMs
  servers.add(server)
  return server
}

async function drain(signal) {
  // Read by /monitoring/health, which lives in modules Next bundles.
  globalThis[Symbol.for('phantom.draining')] = true
  await new Promise((resolve) => setTimeout(resolve, turnAwayMs[signal]))
  const force = setTimeout(() => {
    for (const server of servers) server.closeAllConnections()
  }, inFlightMs)
  await Promise.all([...servers].map((server) => new Promise((resolve) => server.close(resolve))))
  clearTimeout(force)
  process.exit(0)
}

let draining = false
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    if (draining) return
    draining = true
    drain(signal)
  })
}

process.env.NEXT_MANUAL_SIG_HANDLE = 'true'
process.env.PORT ??= '8000'
// Next listens on HOSTNAME, which containers and shells set to the machine's name.
process.env.HOSTNAME = process.env.HOST ?? '127.0.0.1'
await import(pathToFileURL(process.argv[2] ?? 'server.js').href)
