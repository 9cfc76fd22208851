import 'server-only'
import { basename, join } from 'node:path'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { db } from '@/lib/db/client'
import { isUnreachable } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { offerOf } from './authenticator-offer'
import { findChallenge } from './challenge'
import { challengeOfRequest } from './challenge-cookie'
import { cookieNames } from './cookie-names'
import { pendingSecret } from './enrolment'
import { currentSession } from './session'

export type SignInView = {
  database: 'reachable' | 'unreachable'
  signedIn: boolean
  /** A cookie was shown, but its session is over. */
  ended: boolean
  /** In a demo bank: where the passwords are. */
  demo: { passwordsIn: string } | null
}

/** What the sign-in page has to say. Open to strangers; works without a database. */
export async function signInView(): Promise<SignInView> {
  await connection()
  const { PHANTOM_DATA_DIR, PUBLIC_URL } = env()
  try {
    const session = await currentSession()
    const bank = await db().bank.findUnique({ where: { id: 1 }, select: { isDemo: true } })
    return {
      database: 'reachable',
      signedIn: session !== null,
      ended: !session && (await cookies()).has(cookieNames(PUBLIC_URL).session),
      demo: bank?.isDemo ? { passwordsIn: join(basename(PHANTOM_DATA_DIR), 'demo-accounts.txt') } : null,
    }
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return { database: 'unreachable', signedIn: false, ended: false, demo: null }
  }
}

export type SecondStepView =
  | { step: 'none' }
  | { step: 'unreachable' }
  | { step: 'prove'; email: string }
  /** Null once the authenticator was confirmed. */
  | { step: 'enrol'; offer: ReturnType<typeof offerOf> | null }

/** What the second step of this browser's sign-in shows; `none` when it is at none. */
export async function secondStepView(): Promise<SecondStepView> {
  await connection()
  try {
    const token = await challengeOfRequest()
    const challenge = token && (await findChallenge(token))
    if (!challenge) return { step: 'none' }
    const { email, id } = challenge.user
    if (challenge.step === 'prove') return { step: 'prove', email }
    const secret = challenge.step === 'enrol' ? await pendingSecret(id) : null
    return { step: 'enrol', offer: secret ? offerOf(secret, email) : null }
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return { step: 'unreachable' }
  }
}
