import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { changedSince } from '@/lib/audit/changed-since'
import { lastChange } from '@/lib/audit/last-change'
import { type AuditEntry, recordAudit } from '@/lib/audit/record'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { readDocument } from '@/lib/documents/store'
import { env } from '@/lib/env'
import { formatDate, formatTime } from '@/lib/format/date'
import { humanise } from '@/lib/format/status'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { TWO_OFFICERS_FROM } from '@/lib/kyc/constants'
import { applyApproval, applyRejection } from '@/lib/kyc/effects'
import { CLAIM_MINUTES } from './constants'
import { readCase, takeable } from './data'
import type { Case, DecisionDone, Revealed } from './dto'
import type { AssignInput, DecisionInput, NoteInput } from './schema'

/**
 * Takes a review, or prolongs the own claim: nobody else decides it until the time is over.
 * @throws NotFoundError · ConflictError somebody has it, it is decided, or it waits for a second officer
 */
export async function claimCase(
  tx: Transaction,
  { recordId }: { recordId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ claimedUntil: string }> {
  const claimed = await claim(tx, Prisma.sql`id = ${recordId}::uuid`, session, request)
  if (!claimed) throw await whyNotYours(tx, recordId, session)
  return { claimedUntil: claimed.until.toISOString() }
}

/**
 * Takes the next case of the queue: what is assigned to the person first, then high risk before low and the oldest
 * first. Two who ask at once get two cases.
 * @returns null when nothing is left to take
 */
export async function takeNextCase(
  tx: Transaction,
  { after }: { after?: string | undefined },
  session: Session,
  request: RequestFacts,
): Promise<{ recordId: string | null }> {
  const me = session.user.id
  const [next] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM kyc_records
    WHERE ${takeable(me)} AND claimed_by IS DISTINCT FROM ${me}::uuid AND id IS DISTINCT FROM ${after ?? null}::uuid
      AND (assigned_to IS NULL OR assigned_to = ${me}::uuid)
    ORDER BY (assigned_to IS NOT NULL) DESC, queue_order, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`
  if (!next) return { recordId: null }
  const claimed = await claim(tx, Prisma.sql`id = ${next.id}::uuid`, session, request)
  return { recordId: claimed ? next.id : null }
}

type Claimed = { id: string; until: Date }

async function claim(
  tx: Transaction,
  which: Prisma.Sql,
  session: Session,
  request: RequestFacts,
): Promise<Claimed | null> {
  const me = session.user.id
  const [claimed] = await tx.$queryRaw<Claimed[]>`
    UPDATE kyc_records SET status = 'in_progress', claimed_by = ${me}::uuid,
      claimed_until = clock_timestamp() + make_interval(mins => ${CLAIM_MINUTES}::int),
      review_started_at = CASE WHEN claimed_by = ${me}::uuid AND claimed_until > clock_timestamp()
        THEN coalesce(review_started_at, now()) ELSE now() END
    WHERE ${which} AND ${takeable(me)} RETURNING id, claimed_until AS until`
  if (!claimed) return null
  await audit(tx, 'kyc_claimed', claimed.id, session, request, { after: { until: claimed.until } })
  return claimed
}

/**
 * Gives a review back to the queue.
 * @throws NotFoundError · ConflictError it is not the person's any more
 */
export async function releaseCase(
  tx: Transaction,
  { recordId }: { recordId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ released: true }> {
  const released = await tx.$executeRaw`
    UPDATE kyc_records SET status = 'pending', claimed_by = NULL, claimed_until = NULL
    WHERE id = ${recordId}::uuid AND status = 'in_progress' AND claimed_by = ${session.user.id}::uuid`
  if (released === 0) throw await whyNotYours(tx, recordId, session)
  await audit(tx, 'kyc_released', recordId, session, request, {})
  return { released: true }
}

/**
 * Says who should look at the next cases of the queue that nobody was given yet.
 * @throws RuleError this person may not decide, or nothing is left to assign
 */
export async function assignCases(
  tx: Transaction,
  { officerId, count, risk }: AssignInput,
  session: Session,
  request: RequestFacts,
): Promise<{ assigned: number; officer: string }> {
  const officer = await officerWho(tx, { id: officerId }, 'officerId')
  const ofRisk = risk === '' ? Prisma.sql`TRUE` : Prisma.sql`risk_level = ${risk}::kyc_risk_level`
  const assigned = await tx.$queryRaw<{ id: string }[]>`
    UPDATE kyc_records SET assigned_to = ${officerId}::uuid
    WHERE id IN (SELECT id FROM kyc_records
      WHERE status = 'pending' AND assigned_to IS NULL AND ${ofRisk} AND first_approver IS DISTINCT FROM ${officerId}::uuid
      ORDER BY queue_order, id LIMIT ${count}::int FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id`
  if (assigned.length === 0) throw new RuleError('Nothing is waiting that nobody was given yet.', 'count')
  for (const { id } of assigned) {
    const after = { assigneeId: officerId, assignee: officer.name }
    await audit(tx, 'kyc_assigned', id, session, request, { after })
  }
  return { assigned: assigned.length, officer: officer.name }
}

/**
 * Says who should look at one case that waits, also when somebody else was to.
 * @param seen its status and whom it was given to, as the person saw it
 * @throws NotFoundError · ConflictError it is not as the person saw it · RuleError this person may not decide it
 */
export async function assignCase(
  tx: Transaction,
  { recordId, seen, officer: email }: { recordId: string; seen: string; officer: string },
  session: Session,
  request: RequestFacts,
): Promise<{ officer: string }> {
  const officer = await officerWho(tx, { email }, 'officer')
  const [before] = await tx.$queryRaw<{ seen: string; assigned_to: string | null; first: boolean }[]>`
    SELECT concat_ws('/', status, assigned_to) AS seen, assigned_to, first_approver IS NOT DISTINCT FROM ${officer.id}::uuid AS first
    FROM kyc_records WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`
  if (!before) throw new NotFoundError('There is no such KYC record.')
  if (before.seen !== seen) {
    throw await changedSince(tx, 'kyc_record', recordId, 'It was taken, decided or assigned meanwhile.')
  }
  if (before.first) throw new RuleError('Approved by this officer first: a second one decides.', 'officer')
  await tx.$executeRaw`
    UPDATE kyc_records SET assigned_to = ${officer.id}::uuid WHERE id = ${recordId}::uuid`
  await audit(tx, 'kyc_assigned', recordId, session, request, {
    before: { assigneeId: before.assigned_to },
    after: { assigneeId: officer.id, assignee: officer.name },
  })
  return { officer: officer.name }
}

/** @throws RuleError at the field: this person may not decide */
async function officerWho(tx: Transaction, where: { id: string } | { email: string }, field: string) {
  const person = await tx.adminUser.findUnique({ where })
  if (!(person && person.status === 'active' && can(person.role, 'kyc:decide'))) {
    throw new RuleError('This person cannot decide KYC reviews.', field)
  }
  return person
}

/**
 * Adds what an officer found out, for colleagues. Notes are never changed.
 * @throws NotFoundError
 */
export async function noteCase(
  tx: Transaction,
  { recordId, body }: NoteInput,
  session: Session,
  request: RequestFacts,
): Promise<{ noteId: string }> {
  const known = await tx.kycRecord.findUnique({ where: { id: recordId }, select: { id: true } })
  if (!known) throw new NotFoundError('There is no such KYC record.')
  return { noteId: await note(tx, recordId, body, session, request) }
}

async function note(
  tx: Transaction,
  kycRecordId: string,
  body: string,
  session: Session,
  request: RequestFacts,
): Promise<string> {
  const data = { kycRecordId, body, authorId: session.user.id }
  const { id } = await tx.kycNote.create({ data, select: { id: true } })
  await audit(tx, 'kyc_noted', kycRecordId, session, request, { after: { noteId: id } })
  return id
}

/**
 * What is masked on the page, in full, to compare with a document. The trail says who asked.
 * @throws NotFoundError
 */
export async function revealCase(
  tx: Transaction,
  { recordId }: { recordId: string },
  session: Session,
  request: RequestFacts,
): Promise<Revealed> {
  const record = await tx.kycRecord.findUnique({
    where: { id: recordId },
    select: {
      documentNumber: true,
      phone: true,
      dateOfBirth: true,
      addressLine: true,
      town: true,
      customer: { select: { identityNumber: true, dateOfBirth: true } },
    },
  })
  if (!record) throw new NotFoundError('There is no such KYC record.')
  const { documentNumber, phone, dateOfBirth, addressLine, town, customer } = record
  const revealed: Revealed = {
    documentNumber,
    phone,
    dateOfBirth: formatDate(dateOfBirth, 'UTC'),
    address: `${addressLine}, ${town}`,
    customerIdentity: customer.identityNumber,
    customerDateOfBirth: formatDate(customer.dateOfBirth, 'UTC'),
  }
  await audit(tx, 'sensitive_read', recordId, session, request, { after: { fields: Object.keys(revealed) } })
  return revealed
}

/**
 * Nobody is approved on documents that are not what was uploaded. Read outside of the transaction: files may be large.
 * @throws RuleError a document is missing or altered, or none proves who it is
 */
export async function requireDocuments({ decision, recordId }: DecisionInput): Promise<void> {
  if (decision !== 'approve') return
  const documents = await db().kycDocument.findMany({
    where: { kycRecordId: recordId },
    select: { kind: true, file: true, sizeBytes: true, sha256: true, contentType: true },
  })
  if (!documents.some(({ kind }) => IDENTITY.includes(kind))) {
    throw new RuleError('No identity document was uploaded: ask the customer for one.')
  }
  for (const document of documents) {
    const { state } = await readDocument(document)
    if (state !== 'intact') {
      throw new RuleError(
        `The ${humanise(document.kind).toLowerCase()} is ${state}: nobody is approved on it.`,
      )
    }
  }
}

const IDENTITY: readonly string[] = ['passport', 'id_card', 'driving_licence']

/**
 * Decides a review that the person has claimed: record, wallet, customer, message, note and trail in one transaction.
 * A high risk is approved by two: the first approval puts it back into the queue for somebody else.
 * @throws NotFoundError · ConflictError it was decided, the claim is over or somebody else's, or the customer sent
 *   something new · RuleError the bank's rules do not let it be approved
 */
export async function decideCase(
  tx: Transaction,
  input: DecisionInput,
  session: Session,
  request: RequestFacts,
): Promise<DecisionDone> {
  const { recordId } = input
  const found = await readCase(tx, recordId, { hold: true })
  if (!found) throw new NotFoundError('There is no such KYC record.')
  if (found.status !== 'in_progress' || found.claimedById !== session.user.id || !found.live) {
    throw await whyNotYours(tx, recordId, session)
  }
  if (found.version !== input.seenVersion) {
    const message = 'The customer sent something new since you looked: load the page again.'
    throw new ConflictError({ message, changedBy: null, changedAt: null })
  }
  const outcome = await carryOut(tx, input, found, session, request)
  if (input.note) await note(tx, recordId, input.note, session, request)
  if (input.message !== '' && outcome !== 'first_approval') {
    const { language, message: body } = input
    const data = { kycRecordId: recordId, authorId: session.user.id, language, body }
    await tx.kycMessage.create({ data, select: { id: true } })
  }
  const next =
    input.next === 'yes' ? await takeNextCase(tx, { after: recordId }, session, request) : { recordId: null }
  return { outcome, customer: found.firstName, nextId: next.recordId }
}

async function carryOut(
  tx: Transaction,
  input: DecisionInput,
  found: Case,
  session: Session,
  request: RequestFacts,
): Promise<DecisionDone['outcome']> {
  const { recordId } = input
  const before = { status: 'in_progress' }
  const me = session.user.id
  if (input.decision === 'ask') {
    await tx.$executeRaw`
      UPDATE kyc_records SET status = 'resubmission_requested', reason_code = ${input.reason}::kyc_reason_code,
        claimed_by = NULL, claimed_until = NULL, first_approver = NULL, first_approved_at = NULL
      WHERE id = ${recordId}::uuid`
    const after = { status: 'resubmission_requested', reasonCode: input.reason }
    await audit(tx, 'kyc_resubmission_requested', recordId, session, request, { before, after })
    return 'resubmission_requested'
  }
  if (input.decision === 'reject') {
    await applyRejection(tx, recordId, { decidedById: me, reason: input.reason })
    const after = { status: 'rejected', reasonCode: input.reason }
    await audit(tx, 'kyc_rejected', recordId, session, request, { before, after })
    return 'rejected'
  }
  checkApproval(found)
  if (found.riskScore >= TWO_OFFICERS_FROM && !found.firstApproverId) {
    await tx.$executeRaw`
      UPDATE kyc_records SET status = 'pending', claimed_by = NULL, claimed_until = NULL, assigned_to = NULL,
        first_approver = ${me}::uuid, first_approved_at = clock_timestamp()
      WHERE id = ${recordId}::uuid`
    await audit(tx, 'kyc_first_approved', recordId, session, request, {
      before,
      after: { status: 'pending' },
    })
    return 'first_approval'
  }
  const deciders = found.firstApproverId
    ? { decidedById: found.firstApproverId, secondDeciderId: me }
    : { decidedById: me, secondDeciderId: null }
  const wallet = await applyApproval(tx, recordId, deciders)
  const after = { status: 'approved', firstApprover: found.firstApprover ?? undefined }
  await audit(tx, 'kyc_approved', recordId, session, request, { before, after })
  if (wallet && wallet.before.tier !== wallet.after.tier) {
    const { before: was, after: is } = wallet
    await recordAudit(tx, {
      actor: actorOf(session),
      action: 'wallet_tier_changed',
      object: { type: 'wallet', id: wallet.walletId },
      before: was,
      after: { ...is, kycRecord: recordId },
      request,
    })
  }
  return 'approved'
}

/** @throws RuleError */
function checkApproval({ underage, documentExpired, customerStatus }: Case): void {
  if (underage) throw new RuleError('Under 18 when it was submitted: nobody that young is approved.')
  if (documentExpired) throw new RuleError('The document has expired: ask the customer for a valid one.')
  if (customerStatus === 'closed') throw new RuleError('The customer has left the bank: reject the record.')
}

/** Why a case is not the person's to work on: who has it, who decided it, or since when the claim is over. */
async function whyNotYours(tx: Transaction, id: string, session: Session): Promise<Error> {
  const found = await readCase(tx, id, { hold: false })
  if (!found) return new NotFoundError('There is no such KYC record.')
  const conflict = (message: string, changedBy: string | null, changedAt: Date | null) =>
    new ConflictError({ message, changedBy, changedAt })
  const until = found.claimedUntil ? formatTime(found.claimedUntil, env().BANK_TIME_ZONE, false) : ''
  if (found.status === 'in_progress' && found.claimedById === session.user.id) {
    return conflict(
      `Your claim ended at ${until} and nobody has taken it: claim it again, then decide.`,
      null,
      null,
    )
  }
  if (found.status === 'in_progress' && found.live) {
    const { at } = await lastChange(tx, 'kyc_record', id)
    return conflict(`${found.claimedBy} has this review until ${until}.`, found.claimedBy, at)
  }
  if (found.firstApproverId === session.user.id && ['pending', 'in_progress'].includes(found.status)) {
    const at = found.firstApprovedAt ? new Date(found.firstApprovedAt) : null
    return conflict('You approved this first: a second officer decides now.', found.firstApprover, at)
  }
  if (found.status === 'pending' || found.status === 'in_progress') {
    return conflict('It is back in the queue: claim it, then decide.', null, null)
  }
  const { by, at } = await lastChange(tx, 'kyc_record', id)
  const decidedAt = found.decidedAt ? new Date(found.decidedAt) : at
  const words = found.status === 'resubmission_requested' ? 'sent back to the customer' : found.status
  return conflict(`It is ${words} already: nothing was changed.`, found.decidedBy ?? by, decidedAt)
}

function audit(
  tx: Transaction,
  action: AuditEntry['action'],
  recordId: string,
  session: Session,
  request: RequestFacts,
  facts: Pick<AuditEntry, 'before' | 'after'>,
): Promise<void> {
  return recordAudit(tx, {
    actor: actorOf(session),
    action,
    object: { type: 'kyc_record', id: recordId },
    ...facts,
    request,
  })
}
