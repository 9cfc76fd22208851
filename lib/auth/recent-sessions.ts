import 'server-only'
import { LRUCache } from 'lru-cache'
import { perProcess } from '@/lib/per-process'
import type { Session } from './session'

/** For how long a checked session is good for the last figures, while nobody's session can be checked. */
const REMEMBERED_MS = 60_000

const verified = () =>
  perProcess('recent-sessions', () => new LRUCache<string, Session>({ max: 1_000, ttl: REMEMBERED_MS }))

/** Notes what the database has just said about a session: live, or over. */
export function rememberVerified(tokenHash: Uint8Array, session: Session | null): void {
  const key = Buffer.from(tokenHash).toString('hex')
  if (session) verified().set(key, session)
  else verified().delete(key)
}

/** The session as this process last checked it, within the last minute. Nothing but an outage makes it enough. */
export function recallVerified(tokenHash: Uint8Array): Session | null {
  return verified().get(Buffer.from(tokenHash).toString('hex')) ?? null
}
