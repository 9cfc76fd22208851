import 'server-only'
import { db } from './client'
import { presentable } from './errors'
import type { Prisma } from './generated/client'
import { STATEMENT_TIMEOUT_MS } from './pool'

/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<ReturnType<typeof db>['$transaction']>[0]>[0]

export type TransactionOptions = {
  /** Whom the database names in the events its triggers write: an admin's e-mail, a job. By default the login role. */
  actor?: string
  isolationLevel?: Prisma.TransactionIsolationLevel
  /** Milliseconds until the transaction is undone; by default those of one statement. */
  timeout?: number
}

const afterwards = new WeakMap<Transaction, (() => void)[]>()

/** Has something done once the transaction is committed, and not at all when it is undone. It must not throw. */
export function afterCommit(tx: Transaction, work: () => void): void {
  const list = afterwards.get(tx) ?? []
  afterwards.set(tx, [...list, work])
}

/** Runs `work` in one transaction: all of it happens, or nothing. Errors of `work` undo it and are passed on. */
export async function transaction<T>(
  work: (tx: Transaction) => Promise<T>,
  { actor, isolationLevel, timeout = STATEMENT_TIMEOUT_MS }: TransactionOptions = {},
): Promise<T> {
  try {
    const { result, committed } = await db().$transaction(
      async (tx) => {
        if (actor) await tx.$queryRaw`SELECT set_config('phantom.actor', ${actor}, true)`
        return { result: await work(tx), committed: () => afterwards.get(tx) ?? [] }
      },
      { isolationLevel, timeout },
    )
    for (const work of committed()) work()
    return result
  } catch (error) {
    throw presentable(error) // beginning and committing are no operations that the client observes
  }
}
