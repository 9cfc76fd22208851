import { ROLES, type Role } from '@/lib/auth/permissions'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { createUser } from '@/lib/auth/users'
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

/** Signs in for real; yields the secret id that the cookie would hold. */
export async function tokenFor(role: Role): Promise<string> {
  const facts = { requestId: null, address: '192.0.2.7', userAgent: 'a test' }
  const result = await signInWithPassword(emailOf(role), PASSWORD, facts)
  if (result.outcome !== 'signed-in') throw new Error(`${role} could not sign in: ${result.outcome}`)
  return result.token
}
