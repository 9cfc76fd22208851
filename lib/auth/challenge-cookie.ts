import 'server-only'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { env, requiredSetting } from '@/lib/env'
import { CHALLENGE_MINUTES } from './challenge'
import { cookieNames } from './cookie-names'
import { cookieOptions, decodeToken } from './session-token'

const SECONDS = CHALLENGE_MINUTES * 60

/** The secret of the second step that this browser is at, not yet checked against the database. */
export async function challengeOfRequest(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieNames(env().PUBLIC_URL).challenge)
  const payload = cookie ? await decodeToken(cookie.value) : null
  return typeof payload?.challenge === 'string' ? payload.challenge : null
}

export async function setChallengeCookie(challenge: string): Promise<void> {
  const secret = requiredSetting('SESSION_SECRET')
  await set(await encode({ token: { challenge }, secret, maxAge: SECONDS }), SECONDS)
}

export async function clearChallengeCookie(): Promise<void> {
  await set('', 0)
}

async function set(value: string, maxAge: number): Promise<void> {
  const names = cookieNames(env().PUBLIC_URL)
  const store = await cookies()
  store.set(names.challenge, value, { ...cookieOptions(names.secure), maxAge })
}
