import { randomBytes, randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { cookieNames } from '@/lib/auth/cookie-names'
import { env, isDevelopment } from '@/lib/env'
import { contentSecurityPolicy } from '@/lib/http/csp'
import { isOwnOrigin } from '@/lib/http/origin'
import { problem } from '@/lib/http/problem'

/** Pages answer these; POST is how forms reach server actions. Route handlers have their own table. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST']

/** The one file of public/ that pages load. The framework answers other methods on it with 500. */
const SPRITE = '/icons.svg'

/** What a form of a page may hold: as `serverActions.bodySizeLimit`, past which the framework answers 500. */
const MAX_FORM_BYTES = 256 * 1024

/**
 * Annotates requests for pages and handlers: nonce and policy, request id, the way to the sign-in page for
 * browsers without a session cookie. It keeps nobody out: loaders, actions and handlers do, without it.
 */
export function proxy(request: NextRequest): Response {
  const { PUBLIC_URL } = env()
  const { pathname, search } = request.nextUrl
  const requestId = request.headers.get('x-request-id') ?? randomUUID()
  const isPage = !pathname.startsWith('/api/')
  if (pathname === SPRITE) {
    if (['GET', 'HEAD'].includes(request.method)) return NextResponse.next()
    return problem(405, 'This address is a file.', requestId, { allow: 'GET, HEAD' })
  }
  if (isPage && !PAGE_METHODS.includes(request.method)) {
    return problem(405, 'This address shows a page.', requestId, { allow: PAGE_METHODS.join(', ') })
  }
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (writes && !isOwnOrigin(request.headers, PUBLIC_URL, false)) {
    return problem(403, `Writes are taken from ${PUBLIC_URL} only.`, requestId)
  }
  if (isPage && writes) {
    const length = request.headers.get('content-length')
    // The framework hands a form to the page that knows its action as a stream, and measures it there.
    const handedOn = request.headers.has('x-action-forwarded')
    if (length === null && !handedOn) return problem(411, 'Say how long the form is.', requestId)
    if (Number(length) > MAX_FORM_BYTES) {
      return problem(413, `A form holds at most ${MAX_FORM_BYTES} bytes.`, requestId)
    }
  }
  const names = cookieNames(PUBLIC_URL)
  if (isPage && !writes && !isOpen(pathname) && !request.cookies.has(names.session)) {
    return toSignIn(request, requestId)
  }

  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, names.secure, isDevelopment)
  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('x-path', (pathname + search).slice(0, 2048))
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  if (isPage) response.headers.set('content-security-policy', policy)
  return response
}

/** The sign-in with its second steps, and the wall display, which has a token of its own: open to strangers. */
const isOpen = (pathname: string) => ['/login', '/wall'].includes(pathname) || pathname.startsWith('/login/')

function toSignIn(request: NextRequest, requestId: string) {
  const { pathname, search } = request.nextUrl
  const target = new URL('/login', request.url)
  const wanted = pathname + search
  if (wanted !== '/' && wanted.length <= 2048) target.searchParams.set('callbackUrl', wanted)
  const response = NextResponse.redirect(target, 307)
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-request-id', requestId)
  return response
}

export const config = {
  // Not static files, not the scrape, not health: they need nothing of this, and it costs time.
  matcher: ['/((?!_next/|monitoring/(?:metrics|health)/?$|health/?$|icon\\.svg$|favicon\\.ico$).*)'],
}
