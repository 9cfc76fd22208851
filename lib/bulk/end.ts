import 'server-only'
import { type AuditActor, recordAudit } from '@/lib/audit/record'
import type { Transaction } from '@/lib/db/transaction'
import { transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { holdRun } from './hold'

export type RunEnding = 'complete' | 'stopped' | 'not_confirmed' | 'maker_gone'

/** Ends a run whose rows are all done, or whose maker may not go on; does nothing when it is over or not done yet. */
export function endRun(
  { id, email, makerId }: { id: string; email: string; makerId: string },
  ending: 'complete' | 'maker_gone',
): Promise<void> {
  return transaction(async (tx) => {
    const actor = ending === 'complete' ? { name: email, id: makerId } : { name: 'worker' }
    await endRunIn(tx, id, ending, actor, null)
  })
}

/**
 * The same inside a transaction. What was not done yet is then not done.
 * @returns whether it was still under way
 */
export async function endRunIn(
  tx: Transaction,
  id: string,
  ending: RunEnding,
  actor: AuditActor,
  request: RequestFacts | null,
): Promise<boolean> {
  await holdRun(tx, id, 'ending')
  const status = ending === 'complete' ? 'completed' : 'aborted'
  const ended = await tx.$executeRaw`
    UPDATE bulk_runs r SET status = ${status}::bulk_run_status, ending = ${ending}, finished_at = now()
    WHERE id = ${id}::uuid AND finished_at IS NULL
      AND (${ending !== 'complete'} OR NOT EXISTS (SELECT FROM bulk_rows WHERE run_id = r.id AND outcome = 'ready'))`
  if (ended === 0) return false
  await tx.$executeRaw`
    UPDATE bulk_rows SET outcome = 'skipped', finished_at = now() WHERE run_id = ${id}::uuid AND outcome = 'ready'`
  const outcomes = await tx.$queryRaw<{ outcome: string; rows: number }[]>`
    SELECT outcome::text, count(*)::int AS rows FROM bulk_rows WHERE run_id = ${id}::uuid GROUP BY 1 ORDER BY 1`
  await recordAudit(tx, {
    actor,
    action: ending === 'stopped' ? 'bulk_stopped' : 'bulk_ended',
    object: { type: 'bulk_run', id },
    after: { status, ending, ...Object.fromEntries(outcomes.map(({ outcome, rows }) => [outcome, rows])) },
    request,
  })
  return true
}
