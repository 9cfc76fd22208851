import { openSession } from '@/lib/auth/open-session'
import { ROLES, type Role } from '@/lib/auth/permissions'
import { hashToken } from '@/lib/auth/session-token'
import { createUser } from '@/lib/auth/users'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'

/** What every account of a test signs in with. */
export const PASSWORD = 'a password of the tests 1'

export const emailOf = (role: Role) => `${role}@example.com`

/** One account for each role. */
export async function makeStaff(): Promise<void> {
  for (const role of ROLES) {
    const user = { email: emailOf(role), name: `Test ${role}`, role }
    await transaction((tx) => createUser(tx, user, PASSWORD, { name: 'tests' }))
  }
}

/** Opens a session as signing in does at its end; yields the secret id that the cookie would hold. */
export const tokenFor = (role: Role): Promise<string> => tokenOf(emailOf(role))

export async function tokenOf(email: string): Promise<string> {
  const user = await db().adminUser.findUniqueOrThrow({ where: { email } })
  const facts = { requestId: null, address: '192.0.2.7', userAgent: 'a test' }
  const attempt = { account: user.email, source: '192.0.2.7', deviceId: null }
  return (await transaction((tx) => openSession(tx, user, attempt, null, facts))).token
}

/** A session with a fresh proof, for actions with `requireStepUp`. */
export const steppedUpTokenFor = (role: Role): Promise<string> => steppedUpTokenOf(emailOf(role))

/** The same for an account by its address. */
export async function steppedUpTokenOf(email: string): Promise<string> {
  const token = await tokenOf(email)
  await db()
    .$executeRaw`UPDATE admin_sessions SET stepped_up_at = now() WHERE token_hash = ${hashToken(token)}`
  return token
}
