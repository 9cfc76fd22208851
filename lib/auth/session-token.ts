import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { decode, encode, type JWT } from 'next-auth/jwt'
import { env, requiredSetting } from '@/lib/env'
import { cookieNames } from './cookie-names'

/** A session ends this long after sign-in, whatever is done. */
export const SESSION_HOURS = 12
const SESSION_SECONDS = SESSION_HOURS * 3600

/** A new secret id: only the browser holds it, the database keeps its SHA-256. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** Wraps the secret id as next-auth does: a JWT encrypted with SESSION_SECRET. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: requiredSetting('SESSION_SECRET'), maxAge: SESSION_SECONDS })
}

/** The secret id in a cookie's value; null for anything forged, foreign, expired or mangled. */
export async function openToken(cookie: string): Promise<string | null> {
  const payload = await decodeToken(cookie)
  return typeof payload?.sid === 'string' ? payload.sid : null
}

/** What is in a cookie that SESSION_SECRET or the one before it has encrypted; null for anything else. */
export async function decodeToken(cookie: string): Promise<JWT | null> {
  const { SESSION_SECRET_PREVIOUS } = env()
  for (const secret of [requiredSetting('SESSION_SECRET'), SESSION_SECRET_PREVIOUS]) {
    const payload = secret ? await decode({ token: cookie, secret }).catch(() => null) : null
    if (payload) return payload
  }
  return null
}

/** The secret id this request came with, not yet checked against the database. */
export async function tokenOfRequest(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieNames(env().PUBLIC_URL).session)
  return cookie ? openToken(cookie.value) : null
}

/** Puts the session in the browser's hands. In actions and route handlers only. */
export async function setSessionCookie(token: string): Promise<void> {
  const names = cookieNames(env().PUBLIC_URL)
  const store = await cookies()
  store.set(names.session, await sealToken(token), {
    ...cookieOptions(names.secure),
    maxAge: SESSION_SECONDS,
  })
}

export async function clearSessionCookie(): Promise<void> {
  const names = cookieNames(env().PUBLIC_URL)
  const store = await cookies()
  store.set(names.session, '', { ...cookieOptions(names.secure), maxAge: 0 })
}

/** Not readable by scripts, not sent along by other sites' forms. */
export function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
}
