import 'server-only'
import type { Transaction } from '@/lib/db/transaction'
import { takeRecoveryCode } from './recovery-codes'
import { seal, unseal } from './secret-box'
import { totpStep } from './totp'

export type FactorKind = 'code' | 'recovery_code'
export type FactorCheck = { kind: FactorKind; result: 'accepted' | 'wrong' | 'reused' }

/** As typed: people put spaces and dashes into codes, and phones full-width digits. */
const plain = (typed: string) => typed.slice(0, 200).normalize('NFKC').replace(/[\s-]/g, '')

/** Which kind of proof was typed: six digits are an authenticator's, anything else can only be a recovery code. */
export const factorKind = (typed: string): FactorKind =>
  /^\d{6}$/.test(plain(typed)) ? 'code' : 'recovery_code'

/** Whether the admin has confirmed an authenticator. */
export async function hasSecondFactor(
  tx: Pick<Transaction, 'totpSecret'>,
  adminUserId: string,
): Promise<boolean> {
  return (await tx.totpSecret.count({ where: { adminUserId } })) > 0
}

/**
 * Checks a second factor and uses it up: of two requests with the same code, at whatever moment, one is accepted.
 * The caller limits how often one may try, and keeps the transaction.
 */
export async function takeSecondFactor(
  tx: Transaction,
  adminUserId: string,
  typed: string,
): Promise<FactorCheck> {
  const kind = factorKind(typed)
  if (kind === 'recovery_code') {
    const taken = await takeRecoveryCode(tx, adminUserId, plain(typed))
    return { kind, result: taken ? 'accepted' : 'wrong' }
  }
  const stored = await tx.totpSecret.findUnique({ where: { adminUserId } })
  if (!stored) return { kind, result: 'wrong' }
  const { secret, outdated } = unseal({ bytes: stored.secretEncrypted, keyId: stored.keyId }, adminUserId)
  const step = totpStep(secret, plain(typed), await databaseTime(tx))
  if (step === null) return { kind, result: 'wrong' }
  const renewed = outdated ? sealedColumns(secret, adminUserId) : {}
  const { count } = await tx.totpSecret.updateMany({
    where: { adminUserId, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step, ...renewed },
  })
  return { kind, result: count === 1 ? 'accepted' : 'reused' }
}

/** A secret as its columns. */
export function sealedColumns(secret: string, adminUserId: string) {
  const { bytes, keyId } = seal(secret, adminUserId)
  return { secretEncrypted: bytes, keyId }
}

export async function databaseTime(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  return row?.now ?? new Date()
}
