import 'server-only'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { isUnreachable } from '@/lib/db/errors'
import { transaction } from '@/lib/db/transaction'
import { env, requiredSetting } from '@/lib/env'
import { ownOrigins } from '@/lib/http/origin'
import { requestFacts } from '@/lib/http/request-facts'
import { log } from '@/lib/log'
import { safeCallback } from './callback-url'
import { cookieNames } from './cookie-names'
import { endSessions } from './end-sessions'
import { deviceOfRequest } from './known-device'
import { sessionByToken } from './session'
import { cookieOptions, decodeToken, hashToken, SESSION_HOURS } from './session-token'
import { signInWithPassword } from './sign-in'

/** Told when there is no room for a sign-in, and for how long. */
type Busy = (retryAfterSeconds: number) => void

/**
 * next-auth's configuration. Its JWT carries nothing but the secret id of a row in `admin_sessions`; who
 * somebody is and what they may do is read from there at every request.
 */
export function authOptions(busy: Busy): AuthOptions {
  const { PUBLIC_URL } = env()
  const names = cookieNames(PUBLIC_URL)
  const options = cookieOptions(names.secure)
  return {
    secret: requiredSetting('SESSION_SECRET'),
    useSecureCookies: names.secure,
    jwt: { decode: ({ token }) => (token ? decodeToken(token) : Promise.resolve(null)) },
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callbackUrl, options },
    },
    providers: [
      Credentials({
        name: 'password',
        credentials: { email: { type: 'email' }, password: { type: 'password' }, code: { type: 'text' } },
        authorize: (credentials) => authorize(credentials ?? {}, busy),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? user.token : token.sid }),
      async session({ session, token }) {
        const live = await sessionByToken(String(token.sid), false)
        if (!live) throw new Error('The session is over') // next-auth then clears the cookie
        const { email, name, role } = live.user
        return { ...session, user: { email, name, role }, expires: live.idleExpiresAt.toISOString() }
      },
      redirect: ({ url }) => PUBLIC_URL + safeCallback(url, ownOrigins(PUBLIC_URL)),
    },
    events: {
      async signOut({ token }) {
        const tokenHash = hashToken(String(token.sid))
        const request = await requestFacts()
        await transaction((tx) => endSessions(tx, { tokenHash }, 'signed out', null, request))
      },
    },
    logger: {
      error: (code) => log().info({ code }, 'next-auth refused a request'),
      warn: (code) => log().debug({ code }, 'next-auth warns'),
      debug: () => {},
    },
  }
}

/**
 * Null when refused. What is thrown becomes the `error` of the sign-in page's address. The second factor comes along as
 * `code`; setting one up takes the sign-in page.
 */
async function authorize(given: Partial<Record<string, unknown>>, busy: Busy) {
  const { email, password, code } = given
  if (typeof email !== 'string' || typeof password !== 'string') return null
  try {
    const credentials = {
      email,
      password,
      code: typeof code === 'string' ? code : '',
      device: await deviceOfRequest(),
    }
    const result = await signInWithPassword(credentials, await requestFacts())
    if (result.outcome === 'signed-in') return { id: result.userId, token: result.token }
    if (result.outcome === 'refused') return null
    if (result.outcome === 'second-factor') throw new Error('SecondFactor')
    busy(result.retryAfterSeconds)
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
  throw new Error('Unavailable')
}

declare module 'next-auth' {
  interface User {
    /** The secret id of the new session, on its way into the JWT. */
    token: string
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string
  }
}
