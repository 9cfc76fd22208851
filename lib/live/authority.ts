import 'server-only'
import { displayTokenOfRequest, setDisplayCookie } from '@/lib/auth/display-token'
import { can } from '@/lib/auth/permissions'
import { currentSession } from '@/lib/auth/session'
import { liveRoles } from '@/lib/auth/session-rows'
import { hashToken } from '@/lib/auth/session-token'
import { findDisplay, noteDisplays } from '@/lib/domain/displays/data'
import { ForbiddenError, HttpError } from '@/lib/http/errors'
import type { Reader } from './viewer'

const NEEDED = 'monitoring:read'

/**
 * Who asks for figures: a session that may read monitoring, or else a wall display; null for a stranger.
 * @throws ForbiddenError, DatabaseUnreachableError when nobody can be checked
 */
export async function findReader(): Promise<(Reader & { token?: string }) | null> {
  const session = await currentSession()
  if (session) {
    if (!can(session.user.role, NEEDED)) throw new ForbiddenError('Your role does not allow this.')
    return { kind: 'session', subject: session.id, owner: session.user.id }
  }
  const token = await displayTokenOfRequest()
  const display = token ? await findDisplay(hashToken(token)) : null
  return token && display ? { kind: 'display', subject: display.id, owner: display.id, token } : null
}

/**
 * Who opens the stream; a display's cookie is good for another while.
 * @throws HttpError 401, and as `findReader`
 */
export async function admitReader(): Promise<Reader> {
  const found = await findReader()
  if (!found) throw new HttpError(401, 'Sign in to read live figures.')
  const { token, ...reader } = found
  if (token) await setDisplayCookie(token)
  return reader
}

/** Which of the readers may still read; a query for all sessions and one for all displays, and no activity of anybody. */
export async function stillAllowed(readers: readonly Reader[]): Promise<ReadonlySet<string>> {
  const of = (kind: Reader['kind']) => [
    ...new Set(readers.filter((reader) => reader.kind === kind).map(({ subject }) => subject)),
  ]
  const [roles, displays] = await Promise.all([liveRoles(of('session')), noteDisplays(of('display'))])
  const sessions = [...roles].filter(([, role]) => can(role, NEEDED)).map(([id]) => id)
  return new Set([...sessions, ...displays])
}
