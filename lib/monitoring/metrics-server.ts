import 'server-only'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { showsToken } from '@/lib/http/credential'
import { log } from '@/lib/log'
import { CONTENT_TYPE } from '@/lib/metrics/exposition'
import { perProcess } from '@/lib/per-process'
import { knownFamilies, noteScrape, scrape, scrapeGzip } from './scrape'
import { scrapeWait } from './scrape-limit'

const SLOW_SOCKET_MS = 10_000

/**
 * Serves the scrape on METRICS_PORT as well, without the framework: the same body, credential and limits, and the
 * compressed bytes from memory. Once per process; a port that is taken is said in the log and the portal goes on.
 */
export function startMetricsServer(): void {
  const { METRICS_PORT, HOST } = env()
  if (METRICS_PORT === undefined) return
  perProcess('metrics-server', () => {
    const server = createMetricsServer()
    server.on('error', (error) =>
      log().error({ err: error, port: METRICS_PORT }, 'METRICS_PORT is not served'),
    )
    return server.listen(METRICS_PORT, HOST).unref()
  })
}

/** The server, not listening yet. */
export function createMetricsServer(): Server {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log().error({ err: error }, 'a scrape failed')
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'The metrics could not be rendered.')
    })
  })
  server.headersTimeout = SLOW_SOCKET_MS
  server.requestTimeout = SLOW_SOCKET_MS
  return server
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wait = scrapeWait(request.socket.remoteAddress ?? null)
  if (wait > 0) return refuse(response, 429, 'Too many requests.', { 'retry-after': String(wait) })
  const { pathname, searchParams } = new URL(request.url?.replace(/^\/+/, '/') ?? '/', 'http://localhost')
  if (!/^\/monitoring\/metrics\/?$/.test(pathname)) {
    return refuse(response, 404, 'This port answers /monitoring/metrics only.')
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'This address answers GET and HEAD.', { allow: 'GET, HEAD' })
  }
  if (!showsToken(request.headers.authorization ?? '', env().METRICS_TOKEN)) {
    const challenge = { 'www-authenticate': 'Bearer realm="Phantom Banking Admin"' }
    return refuse(response, 401, 'Show the credential METRICS_TOKEN.', challenge)
  }
  noteScrape()
  const names = searchParams.getAll('collect[]')
  if (names.length === 0 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    return send(request, response, await scrapeGzip(), { 'content-encoding': 'gzip' })
  }
  const text = await scrape(names)
  if (text === null) return refuse(response, 400, knownFamilies)
  send(request, response, Buffer.from(text), {})
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  extra: Record<string, string>,
) {
  const headers = {
    'content-type': CONTENT_TYPE,
    'content-length': body.byteLength,
    'cache-control': 'private, no-store',
    vary: 'accept-encoding',
    ...extra,
  }
  response.writeHead(200, headers).end(method === 'HEAD' ? undefined : body)
}

function refuse(
  response: ServerResponse,
  status: number,
  detail: string,
  extra: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...extra }).end(`${detail}\n`)
}
