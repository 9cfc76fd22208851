import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js'
import { createRequestStoreForAPI } from 'next/dist/server/async-storage/request-store.js'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { cookieNames } from '@/lib/auth/cookie-names'
import { openToken, sealToken } from '@/lib/auth/session-token'
import { env } from '@/lib/env'
import { takeIn } from '@/lib/http/incoming'

type Asked = {
  /** A session's secret id, sealed into the cookie as at sign-in. */
  token?: string
  headers?: Record<string, string>
  peer?: string
  /** POST, as actions are called, unless said otherwise. */
  method?: 'GET' | 'HEAD' | 'POST'
}

/**
 * Runs `work` as the framework runs a server action: inside a request with these headers, taken in like any
 * other. Next's own request context, not a stand-in: `headers()`, `cookies()` and `refresh()` work.
 */
export async function inRequest<T>(asked: Asked, work: (request: NextRequest) => Promise<T>): Promise<T> {
  const incoming: Record<string, string | string[] | undefined> = {
    origin: env().PUBLIC_URL,
    'user-agent': 'a test',
    ...asked.headers,
  }
  if (asked.token) {
    incoming.cookie = `${cookieNames(env().PUBLIC_URL).session}=${await sealToken(asked.token)}`
  }
  takeIn(incoming, asked.peer ?? '192.0.2.7', 0, env().PUBLIC_URL)
  const request = new NextRequest(env().PUBLIC_URL, {
    method: asked.method ?? 'POST',
    headers: new Headers(incoming as Record<string, string>),
  })
  const implicitTags = { tags: [], expirationsByCacheKind: new Map() }
  const store = createRequestStoreForAPI(
    request,
    { pathname: '/' },
    implicitTags,
    undefined,
    undefined as never,
    undefined,
  )
  const page = { page: '/page', route: '/', incrementalCache: undefined }
  return workAsyncStorage.run(page as never, () => workUnitAsyncStorage.run(store, () => work(request)))
}

/** Inside a request: the secret id in the session cookie as it was sent, or set meanwhile; null without one. */
export async function sessionCookie(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieNames(env().PUBLIC_URL).session)
  return cookie?.value ? openToken(cookie.value) : null
}
