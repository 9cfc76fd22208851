import 'server-only'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'

/** Notes until when a person has seen what became of their requests; never goes back. */
export async function markSeen(
  tx: Transaction,
  { until }: { until: string },
  { user }: Session,
): Promise<{ until: string }> {
  await tx.$executeRaw`
    UPDATE admin_users SET approvals_seen_at = greatest(approvals_seen_at, least(${until}::timestamptz, now()))
    WHERE id = ${user.id}::uuid`
  return { until }
}
