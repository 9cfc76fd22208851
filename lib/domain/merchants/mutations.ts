import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import type { AuditAction } from '@/lib/audit/actions'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { MerchantStatus } from '@/lib/db/generated/enums'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { CloseInput, StatusInput } from './schema'

type Changed = { status: string; cancelledCodes: number; revokedKeys: number; endedGrants: number }

const NOTHING = { cancelledCodes: 0, revokedKeys: 0, endedGrants: 0 }

/**
 * Lets a merchant begin: payments, QR codes and API keys work from now on.
 * @throws NotFoundError no such merchant · ConflictError the status is not what the person saw
 */
export async function approveMerchant(
  tx: Transaction,
  input: StatusInput,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  return activate(tx, 'merchant_approved', input, session, request)
}

/**
 * Stops a merchant at once: it gets no new payment, and the codes it shows are cancelled. Payments under way still arrive.
 * @throws as `approveMerchant`
 */
export async function suspendMerchant(
  tx: Transaction,
  input: StatusInput,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  await enter(tx, input, 'suspended')
  const cancelledCodes = await cancelCodes(tx, input.merchantId)
  const changed = { status: 'suspended', ...NOTHING, cancelledCodes }
  return recorded(tx, 'merchant_suspended', input, changed, session, request)
}

/**
 * Ends a suspension. Codes that were cancelled stay so: the merchant shows new ones.
 * @throws as `approveMerchant`
 */
export async function reactivateMerchant(
  tx: Transaction,
  input: StatusInput,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  return activate(tx, 'merchant_reactivated', input, session, request)
}

async function activate(
  tx: Transaction,
  action: AuditAction,
  input: StatusInput,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  await enter(tx, input, 'active')
  return recorded(tx, action, input, { status: 'active', ...NOTHING }, session, request)
}

/**
 * Closes a merchant for good: its codes are cancelled, its keys revoked and its access to customers ends.
 * @throws as `approveMerchant` · RuleError another name was typed
 */
export async function closeMerchant(
  tx: Transaction,
  input: CloseInput,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  const { merchantId, typedName } = input
  const named = await tx.merchant.findUnique({ where: { id: merchantId }, select: { businessName: true } })
  if (named && typable(named.businessName) !== typable(typedName)) {
    throw new RuleError(`Type ${named.businessName}, exactly so.`, 'typedName')
  }
  await enter(tx, input, 'closed')
  const keys = await tx.apiCredential.updateMany({
    where: { merchantId, isActive: true },
    data: { isActive: false },
  })
  const grants = await tx.merchantCustomerAccess.updateMany({
    where: { merchantId, isActive: true },
    data: { isActive: false },
  })
  const changed = {
    status: 'closed',
    cancelledCodes: await cancelCodes(tx, merchantId),
    revokedKeys: keys.count,
    endedGrants: grants.count,
  }
  return recorded(tx, 'merchant_closed', input, changed, session, request)
}

/** What of a name can be typed into a field: no line breaks, no control characters. */
const typable = (name: string) => name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()

type Input = StatusInput | CloseInput

async function enter(
  tx: Transaction,
  { merchantId, seenStatus }: Input,
  status: MerchantStatus,
): Promise<void> {
  const { count } = await tx.merchant.updateMany({
    where: { id: merchantId, status: seenStatus },
    data: { status },
  })
  if (count > 0) return
  const merchant = await tx.merchant.findUnique({ where: { id: merchantId }, select: { status: true } })
  if (!merchant) throw new NotFoundError('There is no such merchant.')
  const message = `The merchant is ${merchant.status} now: look again first.`
  throw await changedSince(tx, 'merchant', merchantId, message)
}

async function cancelCodes(tx: Transaction, merchantId: string): Promise<number> {
  const { count } = await tx.qrCode.updateMany({
    where: { merchantId, status: 'active' },
    data: { status: 'cancelled' },
  })
  return count
}

async function recorded(
  tx: Transaction,
  action: AuditAction,
  { merchantId, seenStatus, reason }: Input,
  changed: Changed,
  session: Session,
  request: RequestFacts,
): Promise<Changed> {
  await recordAudit(tx, {
    actor: actorOf(session),
    action,
    object: { type: 'merchant', id: merchantId },
    before: { status: seenStatus },
    after: Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== 0)),
    reason,
    request,
  })
  return changed
}
