import { isContention, isUnreachable } from '@/lib/db/errors'
import { Prisma } from '@/lib/db/generated/client'
import { type Transaction, transaction } from '@/lib/db/transaction'

/** How the units of a tick went. */
export type Tally = { done: number; failures: unknown[] }

/**
 * Does one piece of work in a transaction of its own. What two writers fought over is left for a later tick; one
 * failing unit does not keep the others from their turn.
 * @param work whether something was done
 * @throws DatabaseUnreachableError
 */
export async function unit(
  tally: Tally,
  actor: string,
  work: (tx: Transaction) => Promise<boolean>,
): Promise<void> {
  try {
    if (await transaction(work, { actor })) tally.done += 1
  } catch (error) {
    if (isUnreachable(error)) throw error
    if (!isContention(error) && !isTaken(error)) tally.failures.push(error)
  }
}

/** A drawn reference, phone or number that somebody has already. */
const isTaken = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
