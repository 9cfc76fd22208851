import 'server-only'
import { createHash, randomInt } from 'node:crypto'
import type { Transaction } from '@/lib/db/transaction'

const CODES = 10
const LENGTH = 16
/** Without 0 O 1 I L: they are copied from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Makes ten new recovery codes (16 characters, 79 bits each); the old ones are worth nothing from now on.
 * @returns the codes as a person reads them; only their hashes are kept
 */
export async function renewRecoveryCodes(tx: Transaction, adminUserId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await tx.recoveryCode.deleteMany({ where: { adminUserId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ adminUserId, codeHash: hashOf(adminUserId, code) })),
  })
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** Uses up a recovery code; false when it is none, or was used before. */
export async function takeRecoveryCode(tx: Transaction, adminUserId: string, code: string): Promise<boolean> {
  const codeHash = hashOf(adminUserId, code.toUpperCase())
  const { count } = await tx.recoveryCode.updateMany({
    where: { adminUserId, codeHash, usedAt: null },
    data: { usedAt: new Date() },
  })
  return count === 1
}

const newCode = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** Random enough that one round suffices; the owner is part of it, so that no code is anybody else's. */
function hashOf(adminUserId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`${adminUserId} ${code}`).digest())
}
