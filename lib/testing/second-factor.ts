import { generateSync } from 'otplib'
import { confirmEnrolment, pendingSecret, startEnrolment } from '@/lib/auth/enrolment'
import { db } from '@/lib/db/client'
import { transaction } from '@/lib/db/transaction'

const facts = { requestId: null, address: '192.0.2.7', userAgent: 'a test' }
const PERIOD = 30

export type TestAuthenticator = {
  secret: string
  recoveryCodes: string[]
  /** The code of now, or of so many half minutes later. */
  code(later?: number): string
}

/** Sets an authenticator up for the account, as its owner would; its first code is used up before it is returned. */
export async function confirmedTotp(email: string): Promise<TestAuthenticator> {
  const user = await db().adminUser.findUniqueOrThrow({ where: { email } })
  await transaction((tx) => startEnrolment(tx, user.id))
  const secret = (await pendingSecret(user.id)) ?? ''
  const code = (later = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later * PERIOD })
  const recoveryCodes = await transaction((tx) => confirmEnrolment(tx, user, code(), facts))
  // The present half minute would be used up: tests go on with one that is not.
  await db().$executeRaw`UPDATE totp_secrets SET last_used_step = 0 WHERE admin_user_id = ${user.id}::uuid`
  return { secret, recoveryCodes: recoveryCodes ?? [], code }
}
