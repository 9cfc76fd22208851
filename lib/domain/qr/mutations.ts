import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { changedSince } from '@/lib/audit/changed-since'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { CancelInput } from './schema'

/**
 * Cancels a code that was not paid: who scans it from now on cannot pay, and a payment under way fails.
 * @throws NotFoundError · ConflictError it is paid, expired or cancelled by now
 */
export async function cancelQrCode(
  tx: Transaction,
  { codeId, reason }: CancelInput,
  session: Session,
  request: RequestFacts,
): Promise<{ status: string }> {
  const cancelled = await tx.$executeRaw`
    UPDATE qr_codes SET status = 'cancelled'
    WHERE id = ${codeId}::uuid AND status = 'active' AND expires_at > clock_timestamp()`
  if (cancelled === 0) {
    const code = await tx.qrCode.findUnique({ where: { id: codeId }, select: { status: true } })
    if (!code) throw new NotFoundError('There is no such code.')
    // Its time may be over before the worker has noticed.
    const now = code.status === 'active' ? 'expired' : code.status
    throw await changedSince(tx, 'qr_code', codeId, `The code is ${now} now: there is nothing to cancel.`)
  }
  await recordAudit(tx, {
    actor: actorOf(session),
    action: 'qr_cancelled',
    object: { type: 'qr_code', id: codeId },
    before: { status: 'active' },
    after: { status: 'cancelled' },
    reason,
    request,
  })
  return { status: 'cancelled' }
}
