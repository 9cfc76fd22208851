import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env } from '@/lib/env'

export type Signer = { keyId: string; sign(hash: Buffer): Buffer }

/** Public keys by id, of every key that ever signed. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

/** Where the trail's second place is, and the key that signs. Neither lies in the database. */
export function auditPaths(): { signingKey: string; heads: string; trustedKeys: string } {
  const { AUDIT_DIR, AUDIT_SIGNING_KEY_FILE, PHANTOM_DATA_DIR } = env()
  const folder = AUDIT_DIR ?? join(PHANTOM_DATA_DIR, 'audit')
  return {
    signingKey: AUDIT_SIGNING_KEY_FILE ?? join(PHANTOM_DATA_DIR, 'secrets', 'audit-signing-key.pem'),
    heads: join(folder, 'heads.jsonl'),
    trustedKeys: join(folder, 'keys'),
  }
}

/** So that a signature means this and nothing else the key might ever sign. */
const signed = (hash: Buffer) => Buffer.concat([Buffer.from('phantom audit head\n'), hash])

const idOf = (key: KeyObject) =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

/**
 * The key that signs, made at the first call and readable by the owner only. Its public half joins the trusted ones,
 * where the halves of earlier keys stay: whoever replaces the key keeps what the old one signed verifiable.
 * @throws when the file holds no Ed25519 key, or a folder cannot be written
 */
export function openSigner(paths = auditPaths()): Signer {
  mkdirSync(dirname(paths.signingKey), { recursive: true, mode: 0o700 })
  mkdirSync(paths.trustedKeys, { recursive: true, mode: 0o700 })
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  keep(paths.signingKey, made)
  const key = createPrivateKey(readFileSync(paths.signingKey))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${paths.signingKey} holds no Ed25519 key`)
  const open = createPublicKey(key)
  const keyId = idOf(open)
  keep(join(paths.trustedKeys, `${keyId}.pem`), open.export({ type: 'spki', format: 'pem' }))
  return { keyId, sign: (hash) => sign(null, signed(hash), key) }
}

/** Writes a file that is not there yet. */
function keep(path: string, content: string | Buffer): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** The keys that vouch for seals. A file that holds another key than its name says is none. */
export function trustedKeys(folder = auditPaths().trustedKeys): TrustedKeys {
  const keys = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.pem'))
    .map((name) => [name.slice(0, -4), createPublicKey(readFileSync(join(folder, name)))] as const)
  return new Map(keys.filter(([id, key]) => key.asymmetricKeyType === 'ed25519' && id === idOf(key)))
}

/** Whether one of the trusted keys signed this hash. */
export function isSigned(
  keys: TrustedKeys,
  seal: { hash: Buffer; keyId: string; signature: Buffer },
): boolean {
  const key = keys.get(seal.keyId)
  return key !== undefined && verify(null, signed(seal.hash), key, seal.signature)
}
