import 'server-only'
import type { Transaction } from '@/lib/db/transaction'

/**
 * Holds a run until the transaction ends: `working` many at once, `ending` alone. The queue for these locks is fair, so
 * who ends a run waits for the pieces under way and for none that begin later. Locks on rows would let those pass.
 * Source: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function holdRun(tx: Transaction, id: string, as: 'working' | 'ending'): Promise<void> {
  const key = `phantom.bulk_run ${id}`
  if (as === 'working') await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}
