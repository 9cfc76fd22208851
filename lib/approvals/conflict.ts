import 'server-only'
import { lastChange } from '@/lib/audit/last-change'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError } from '@/lib/http/errors'
import type { TargetState } from './executor'
import { policyOf } from './policy'

const DECIDED: Record<string, string> = {
  approved: 'It is approved already.',
  rejected: 'It is rejected already.',
  cancelled: 'It was withdrawn.',
  expired: 'It has expired.',
}

/** Why a request could not be decided: what is different now, who made it so, and when. */
export async function conflictOf(
  tx: Transaction,
  id: string,
  state?: TargetState | null,
): Promise<ConflictError> {
  const asked = await tx.approval.findUniqueOrThrow({
    where: { id },
    include: { checker: { select: { name: true } }, maker: { select: { name: true, status: true } } },
  })
  const conflict = (message: string, changedBy: string | null, changedAt: Date | null) =>
    new ConflictError({ message, changedBy, changedAt })

  if (asked.status !== 'pending') {
    const by = asked.checker?.name ?? (asked.status === 'cancelled' ? asked.maker.name : null)
    return conflict(DECIDED[asked.status] ?? 'It is decided already.', by, asked.decidedAt)
  }
  if (asked.expiresAt <= new Date()) return conflict('It has expired.', null, asked.expiresAt)
  const target = policyOf(asked.action)?.target
  if (state !== undefined && asked.targetVersion !== state?.version && target) {
    const { by, at } = await lastChange(tx, target, asked.targetId)
    const now = state ? `it is ${state.words} now` : 'it is gone'
    return conflict(`What it is about has changed since: ${now}. Nothing was done.`, by, at)
  }
  if (asked.maker.status !== 'active') {
    return conflict('Who asked for it has no active account any more.', asked.maker.name, null)
  }
  return conflict('It was decided at the same moment: look again.', null, null)
}
