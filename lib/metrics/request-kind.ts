import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestKind } from './http'
import type { Route } from './route-label'

/** Values of a header as the client sent it: Next removes its own from `request.headers`. */
function rawHeader(request: IncomingMessage, name: string): string | undefined {
  const at = request.rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name)
  return at === -1 ? undefined : request.rawHeaders[at + 1]
}

/** What a request was for: a page, one of Next's partial answers, an action, a handler, a file, a stream. */
export function requestKind(request: IncomingMessage, response: ServerResponse, route: Route): RequestKind {
  if (route.label === '(static)') return 'static'
  if (String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')) return 'stream'
  if (rawHeader(request, 'next-action') !== undefined) return 'action'
  const prefetch = rawHeader(request, 'next-router-prefetch') ?? rawHeader(request, 'purpose')
  if (prefetch !== undefined) return 'prefetch'
  if (rawHeader(request, 'rsc') !== undefined) return 'rsc'
  return route.handler ? 'api' : 'document'
}
