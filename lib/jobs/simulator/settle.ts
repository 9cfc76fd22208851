import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import { chance, type Tick } from './context'
import { followEft } from './eft'
import { fail } from './fail'
import { postTransaction } from './post'

/**
 * Transactions whose time has come: taken up soon after the request, ended later, much later where another bank has a
 * say. Planted ones are not among them, but those that staff sent to their bank again. A few hundred rows at most are
 * under way in any bank.
 */
export function dueTransactions(
  { now, bank }: Tick,
  limit: number,
): Promise<{ id: string; status: string }[]> {
  return db().$queryRaw`
    SELECT id, status::text FROM transactions
    WHERE status IN ('pending', 'processing')
      AND (customer_id <> ALL(${bank.planted}::uuid[]) OR EXISTS (SELECT FROM eft_payments e
        WHERE e.transaction_id = transactions.id AND e.retried_at < ${now}::timestamptz - interval '30 seconds'))
      AND created_at < ${now}::timestamptz - (0.5 + (hashtext(id::text) & 2147483647) % 100 / 100.0) * CASE status
        WHEN 'pending' THEN CASE WHEN channel IN ('eft', 'bank_transfer') THEN interval '2 minutes' ELSE interval '3 seconds' END
        ELSE CASE channel WHEN 'eft' THEN interval '20 minutes' WHEN 'bank_transfer' THEN interval '8 minutes'
          ELSE interval '9 seconds' END END
    ORDER BY created_at LIMIT ${limit}`
}

/** The next step of one transaction. */
export async function settle(
  tx: Transaction,
  tick: Tick,
  { id, status }: { id: string; status: string },
): Promise<boolean> {
  return status === 'pending' ? takeUp(tx, tick, id) : postTransaction(tx, tick, id, 'processing')
}

/** Its bank or agent works on it; or it is called off, runs out, or is held for a closer look. */
async function takeUp(tx: Transaction, tick: Tick, id: string): Promise<boolean> {
  const [locked] = await tx.$queryRaw<{ now: Date; type: string; held: boolean }[]>`
    SELECT date_trunc('milliseconds', greatest(clock_timestamp(), created_at)) AS now, type::text,
      type IN ('cashout', 'withdrawal', 'wallet_transfer') AND amount > 5000 AS held
    FROM transactions WHERE id = ${id}::uuid AND status = 'pending' FOR UPDATE SKIP LOCKED`
  if (!locked) return false
  const status =
    locked.held && chance(tick, 0.04)
      ? 'on_hold'
      : chance(tick, 0.004) && locked.type !== 'refund'
        ? locked.type === 'qr_payment' || locked.type === 'eft_topup'
          ? 'expired'
          : 'cancelled'
        : 'processing'
  await tx.transaction.update({ where: { id }, data: { status }, select: { id: true } })
  if (locked.type === 'eft_topup') {
    await followEft(tx, id, status === 'processing' ? 'processing' : 'cancelled', locked.now)
  }
  return true
}

/** Transactions that the core put on hold, and whose look was long enough. What staff holds, staff releases. */
export function heldTransactions({ now, bank }: Tick, limit: number): Promise<{ id: string }[]> {
  return db().$queryRaw`
    SELECT id FROM transactions
    WHERE status = 'on_hold' AND created_at < ${now}::timestamptz - interval '1 hour'
      AND customer_id <> ALL(${bank.planted}::uuid[])
      AND NOT EXISTS (SELECT FROM transaction_events e
        WHERE e.transaction_id = transactions.id AND e.to_status = 'on_hold' AND e.actor LIKE '%@%')
    ORDER BY created_at LIMIT ${limit}`
}

/** Lets a held transaction go, or stops it for good. */
export async function release(tx: Transaction, tick: Tick, id: string): Promise<boolean> {
  if (!chance(tick, 0.2)) return postTransaction(tx, tick, id, 'on_hold')
  const [locked] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM transactions WHERE id = ${id}::uuid AND status = 'on_hold' FOR UPDATE SKIP LOCKED`
  if (!locked) return false
  await fail(tx, id, 'suspected_fraud')
  return true
}
