import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { actorOf } from '@/lib/approvals/actor'
import type { AuditAction } from '@/lib/audit/actions'
import { changedSince } from '@/lib/audit/changed-since'
import type { AuditFacts } from '@/lib/audit/clean'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { KEY_PROFILES, MOST_KEYS } from './constants'
import type { IssueInput, RevokeInput, RotateInput } from './schema'

/** The key is in the answer once; kept are its beginning and its hash. Null where a form was repeated. */
type Issued = { credentialId: string; keyPrefix: string; key: string | null }

/** What of it may be kept with the form. */
export const withoutKey = (issued: Issued): Issued => ({ ...issued, key: null })

/**
 * Issues a key to an active merchant.
 * @throws NotFoundError no such merchant · RuleError it is not active, or has too many keys
 */
export async function issueKey(
  tx: Transaction,
  { merchantId, label, profile, days, reason }: IssueInput,
  session: Session,
  request: RequestFacts,
): Promise<Issued> {
  await needActive(tx, merchantId)
  const working = await tx.apiCredential.count({
    where: { merchantId, isActive: true, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
  })
  if (working >= MOST_KEYS) {
    throw new RuleError(`It has ${working} keys that work: revoke one first.`, 'label')
  }
  const permissions = [...KEY_PROFILES[profile]]
  const issued = await create(tx, session, { merchantId, label, permissions, seconds: Number(days) * 86_400 })
  const after = { merchantId, label, permissions, keyPrefix: issued.keyPrefix, days }
  await record(tx, 'credential_issued', issued.credentialId, { after, reason }, session, request)
  return issued
}

/**
 * Puts a new key with the same rights and life in the place of one that works. The old one goes on for the hours given.
 * @throws NotFoundError · ConflictError it is revoked, expired or rotated by now · RuleError the merchant is not active
 */
export async function rotateKey(
  tx: Transaction,
  { credentialId, overlapHours, reason }: RotateInput,
  session: Session,
  request: RequestFacts,
): Promise<Issued> {
  const old = await hold(tx, credentialId)
  await needActive(tx, old.merchantId)
  const { merchantId, label, permissions } = old
  const seconds = old.expiresAt && (old.expiresAt.getTime() - old.createdAt.getTime()) / 1000
  const issued = await create(tx, session, { merchantId, label, permissions, seconds })
  await tx.$executeRaw`
    UPDATE api_credentials SET replaced_by = ${issued.credentialId}::uuid, is_active = ${overlapHours !== '0'},
      expires_at = CASE WHEN ${overlapHours} = '0' THEN expires_at
        ELSE least(expires_at, now() + make_interval(hours => ${overlapHours}::int)) END
    WHERE id = ${credentialId}::uuid`
  const before = { keyPrefix: old.keyPrefix, merchantId }
  const after = { keyPrefix: issued.keyPrefix, credentialId: issued.credentialId, overlapHours }
  await record(tx, 'credential_rotated', credentialId, { before, after, reason }, session, request)
  return issued
}

/**
 * Ends a key at once and for good.
 * @throws NotFoundError · ConflictError it works no more already
 */
export async function revokeKey(
  tx: Transaction,
  { credentialId, reason }: RevokeInput,
  session: Session,
  request: RequestFacts,
): Promise<{ keyPrefix: string }> {
  const { keyPrefix, merchantId, label } = await hold(tx, credentialId, true)
  await tx.apiCredential.update({
    where: { id: credentialId },
    data: { isActive: false },
    select: { id: true },
  })
  const before = { keyPrefix, merchantId, label, active: true }
  await record(
    tx,
    'credential_revoked',
    credentialId,
    { before, after: { active: false }, reason },
    session,
    request,
  )
  return { keyPrefix }
}

async function needActive(tx: Transaction, merchantId: string): Promise<void> {
  // Shared, so that the merchant is not closed before the key is there to be revoked with it.
  const [merchant] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM merchants WHERE id = ${merchantId}::uuid FOR SHARE`
  if (!merchant) throw new NotFoundError('There is no such merchant.')
  if (merchant.status !== 'active') {
    throw new RuleError(`The merchant is ${merchant.status}: only an active one gets keys.`)
  }
}

/** A key that works, held; one that was rotated only where that does not matter. */
async function hold(tx: Transaction, id: string, alsoRotated = false) {
  await tx.$queryRaw`SELECT FROM api_credentials WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const key = await tx.apiCredential.findUnique({ where: { id } })
  if (!key) throw new NotFoundError('There is no such key.')
  if (!key.isActive) throw await changedSince(tx, 'api_credential', id, 'The key works no more already.')
  if (key.expiresAt && key.expiresAt <= new Date()) {
    throw new ConflictError({ message: 'The key has expired.', changedBy: null, changedAt: key.expiresAt })
  }
  if (key.replacedById && !alsoRotated) {
    throw await changedSince(tx, 'api_credential', id, 'The key was rotated already.')
  }
  return key
}

type NewKey = { merchantId: string; label: string; permissions: string[]; seconds: number | null }

async function create(tx: Transaction, { demo }: Session, key: NewKey): Promise<Issued> {
  const { merchantId, label, permissions, seconds } = key
  const keyPrefix = `pb_${demo ? 'demo' : 'live'}_${randomBytes(4).toString('hex')}`
  // 256 random bits: a plain hash of them is as good as a slow one, and cheap for every request to check.
  const secret = `${keyPrefix}_${randomBytes(32).toString('base64url')}`
  const keyHash = createHash('sha256').update(secret).digest('hex')
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO api_credentials (merchant_id, label, key_prefix, key_hash, permissions, expires_at)
    VALUES (${merchantId}::uuid, ${label}, ${keyPrefix}, ${keyHash}, ${permissions},
      now() + make_interval(secs => ${seconds}::float8)) RETURNING id`
  if (!made) throw new Error('An inserted key has an id')
  return { credentialId: made.id, keyPrefix, key: secret }
}

function record(
  tx: Transaction,
  action: AuditAction,
  id: string,
  facts: { before?: AuditFacts; after: AuditFacts; reason: string },
  session: Session,
  request: RequestFacts,
): Promise<void> {
  return recordAudit(tx, {
    actor: actorOf(session),
    action,
    object: { type: 'api_credential', id },
    ...facts,
    request,
  })
}
