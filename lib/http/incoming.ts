import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { perProcess } from '@/lib/per-process'
import { clientAddress } from './client-address'
import { BACKGROUND_HEADER } from './constants'
import { isLoopback } from './origin'

const ID = /^[\w.-]{8,64}$/

/** Headers that say where a request came from or went to: we set them, or nobody does. */
const OURS = /^(x-forwarded-|forwarded$|x-real-ip$|x-request-id$|x-client-address$|x-path$|x-nonce$)/
const FRAMEWORK = /^(x-middleware-|x-invoke-|x-nextjs-rewritten|x-now-|x-matched-path$|x-vercel-)/

/** Whether requests of this process pass through `takeIn`, so that the headers it sets can be believed. */
const gate = () => perProcess('incoming', () => ({ passed: false }))

/**
 * Makes the headers of a request trustworthy before anything reads them: what a client could say about
 * itself, about the host or to the framework's inside is dropped; the request id, the client's address and
 * the configured host are set. Called once per request, at its very start.
 * @param hops how many proxies of ours stand in front (TRUSTED_PROXY_HOPS)
 * @param publicUrl where people reach the portal (PUBLIC_URL)
 * @returns the id of the request and the address it came from
 */
export function takeIn(
  headers: IncomingHttpHeaders,
  peer: string | undefined,
  hops: number,
  publicUrl: string,
): { requestId: string; address: string | null } {
  const forwardedFor = headers['x-forwarded-for']
  const address = clientAddress(Array.isArray(forwardedFor) ? forwardedFor.join() : forwardedFor, peer, hops)
  const given = headers['x-request-id']
  const requestId = hops > 0 && typeof given === 'string' && ID.test(given) ? given : randomUUID()

  for (const name of Object.keys(headers)) {
    if (OURS.test(name) || FRAMEWORK.test(name)) delete headers[name]
  }
  headers['x-request-id'] = requestId
  // A link that Next fetches ahead; it hides its own header from pages.
  if (headers['next-router-prefetch']) headers[BACKGROUND_HEADER] = 'prefetch'
  if (address) headers['x-client-address'] = address
  const { hostname, host, protocol } = new URL(publicUrl)
  if (!isLoopback(hostname)) {
    // The framework compares a write's Origin with this host: the configured one, not one sent along.
    headers['x-forwarded-host'] = host
    headers['x-forwarded-proto'] = protocol.slice(0, -1)
  }
  gate().passed = true
  return { requestId, address }
}

type ReadableHeaders = { get(name: string): string | null }

/** The client's address as `takeIn` left it; null when requests do not pass through it. */
export function addressOf(headers: ReadableHeaders): string | null {
  return gate().passed ? headers.get('x-client-address') : null
}

/** The id of the request, as in its log lines, its audit rows and its `x-request-id` response header. */
export function requestIdOf(headers: ReadableHeaders): string {
  const id = headers.get('x-request-id')
  return id && ID.test(id) ? id : randomUUID()
}
