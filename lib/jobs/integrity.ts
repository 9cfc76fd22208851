import { checkWallets } from '@/lib/integrity/check-wallets'
import { checkDifferences, checkNext, walletsOf } from '@/lib/integrity/round'
import { followNew, type Seen } from '@/lib/suspicion/follow'
import { withClient } from './connection'
import type { Job } from './job'

const STATEMENT_MS = 60_000
const INTERVAL_MS = 5_000

/** Compares wallets with their transactions: those that moved, those that differed, and all in turn. */
export function integrityJob(url: string): Job {
  const seen: Seen = new Set()
  let differed = 0
  return {
    name: 'balance_integrity',
    intervalMs: INTERVAL_MS,
    timeoutMs: 5 * 60_000,
    run: ({ signal, log }) =>
      withClient({ url, name: 'integrity', statementMs: STATEMENT_MS, signal }, async (client) => {
        await client.query('SET jit = off')
        const moved = new Set<string>()
        await followNew(client, 'balances', seen, async (ids) => {
          for (const id of await walletsOf(client, ids)) moved.add(id)
        })
        await checkWallets(client, [...moved])
        // A long stretch that waits is covered by the round.
        await client.query(`DELETE FROM suspicious_backlog WHERE source = 'balances'`)
        const differ = await checkDifferences(client)
        // Said when it changes: the metric and the alert say that it lasts.
        if (differ > differed) log.warn({ differ }, 'wallets differ from their transactions')
        else if (differ < differed) log.info({ differ }, 'fewer wallets differ from their transactions')
        differed = differ
        const until = performance.now() + INTERVAL_MS / 10
        while (performance.now() < until && !signal.aborted && !(await checkNext(client)));
      }),
  }
}
