import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { cookieNames } from './cookie-names'
import { cookieOptions } from './session-token'

/** As long as browsers keep a cookie; it is set anew each time the display opens its stream. */
const DISPLAY_SECONDS = 400 * 24 * 3600

/** What a wall display shows to be one; not yet checked against the database. */
export async function displayTokenOfRequest(): Promise<string | null> {
  return (await cookies()).get(cookieNames(env().PUBLIC_URL).display)?.value ?? null
}

/** Puts the token in the screen's hands. In actions and route handlers only. */
export async function setDisplayCookie(token: string): Promise<void> {
  const { display, secure } = cookieNames(env().PUBLIC_URL)
  const store = await cookies()
  store.set(display, token, { ...cookieOptions(secure), maxAge: DISPLAY_SECONDS })
}
