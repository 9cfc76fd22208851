import 'server-only'
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { env, requiredSetting } from '@/lib/env'

const IV = 12
const TAG = 16

export type Sealed = { bytes: Uint8Array<ArrayBuffer>; keyId: string }

/**
 * Encrypts a small secret for the database with SECOND_FACTOR_KEY, which is kept outside of it (AES-256-GCM).
 * @param owner whose secret it is: what was sealed for one admin cannot be opened as another's
 */
export function seal(secret: string, owner: string): Sealed {
  const { key, id } = keyOf(requiredSetting('SECOND_FACTOR_KEY'))
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return { bytes: new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), text])), keyId: id }
}

/**
 * Opens what `seal` made, with the key it names: today's or the previous one.
 * @returns the secret, and whether it should be sealed anew with today's key
 * @throws Error when its key is gone, or the bytes were changed or belong to another owner
 */
export function unseal(sealed: { bytes: Uint8Array; keyId: string }, owner: string) {
  const { SECOND_FACTOR_KEY_PREVIOUS: previous } = env()
  const today = keyOf(requiredSetting('SECOND_FACTOR_KEY'))
  const known = [today, ...(previous ? [keyOf(previous)] : [])].find(({ id }) => id === sealed.keyId)
  if (!known) {
    throw new Error(`A second factor was sealed with the key ${sealed.keyId}, which is not set any more`)
  }
  const bytes = Buffer.from(sealed.bytes)
  const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(0, IV))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(IV, IV + TAG))
  const secret = decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8')
  return { secret, outdated: known.id !== today.id }
}

/** The key of a setting, and a name for it that gives nothing away. */
function keyOf(setting: string) {
  const key = Buffer.from(hkdfSync('sha256', setting, '', 'phantom second factor', 32))
  const id = createHash('sha256').update(key).digest('hex').slice(0, 16)
  return { key, id }
}
