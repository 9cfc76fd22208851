import 'server-only'
import { basename, join } from 'node:path'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { db } from '@/lib/db/client'
import { isUnreachable } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { cookieNames } from './cookie-names'
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
