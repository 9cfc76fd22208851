import { env } from '@/lib/env'
import { stepDryRun } from '@/lib/suspicion/dry-run'
import { followBacklog, followNew, type Seen } from '@/lib/suspicion/follow'
import { judgeStaff, judgeTransactions } from '@/lib/suspicion/judge'
import { withClient } from './connection'
import type { Job } from './job'

const STATEMENT_MS = 60_000
/** Transactions of one batch in the background: short, so that locks are few and a cut loses little. */
const BATCH = 2_000
/** Of each interval the background takes half, so that it hinders nobody however much waits. */
const INTERVAL_MS = 2_000

/** Judges what is new, at once. */
export function judgeJob(url: string): Job {
  const seen: Seen = new Set()
  return {
    name: 'suspicion_judge',
    intervalMs: 1_000,
    timeoutMs: 2 * 60_000,
    run: ({ signal, log }) =>
      withClient({ url, name: 'suspicion', statementMs: STATEMENT_MS, signal }, async (client) => {
        await client.query('SET jit = off')
        let found = 0
        await followNew(client, 'transactions', seen, async (ids) => {
          found = await judgeTransactions(client, ids, env().BANK_TIME_ZONE)
        })
        if (found > 0) log.info({ found }, 'suspicious activity')
      }),
  }
}

/** Judges what waits: the past of a bank that this version meets for the first time, or an import. */
export function backlogJob(url: string): Job {
  return {
    name: 'suspicion_backlog',
    intervalMs: INTERVAL_MS,
    timeoutMs: 2 * 60_000,
    run: ({ signal, log }) =>
      withClient({ url, name: 'suspicion', statementMs: STATEMENT_MS, signal }, async (client) => {
        await client.query('SET jit = off')
        const until = performance.now() + INTERVAL_MS / 2
        const judge = (ids: string[]) => judgeTransactions(client, ids, env().BANK_TIME_ZONE)
        let judged = 0
        for (let last = 1; last > 0 && performance.now() < until && !signal.aborted; judged += last) {
          last = await followBacklog(client, 'transactions', BATCH, judge)
        }
        if (judged > 0) log.debug({ judged }, 'judged of what waited')
      }),
  }
}

/** Rows of the trail and of sign-ins may commit later than they say: a little is looked at again. */
const AGAIN = `interval '2 minutes'`

/** Judges what staff did since the last look. */
export function staffJob(url: string): Job {
  return {
    name: 'suspicion_staff',
    intervalMs: 5_000,
    timeoutMs: 60_000,
    run: ({ signal }) =>
      withClient({ url, name: 'suspicion', statementMs: STATEMENT_MS, signal }, async (client) => {
        await client.query('BEGIN')
        try {
          const { rows } = await client.query<{ since: Date; now: Date }>(
            `SELECT coalesce(seen_to, now() - interval '30 days') - ${AGAIN} AS since, now() AS now
               FROM suspicious_progress WHERE source = 'staff' FOR UPDATE`,
          )
          const [look] = rows
          if (look) await judgeStaff(client, look.since, env().BANK_TIME_ZONE)
          await client.query(`UPDATE suspicious_progress SET seen_to = $1 WHERE source = 'staff'`, [
            look?.now,
          ])
          await client.query('COMMIT')
        } catch (error) {
          await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
          throw error
        }
      }),
  }
}

/** Works off the dry runs that somebody waits for. */
export function dryRunJob(url: string): Job {
  return {
    name: 'suspicion_dry_run',
    intervalMs: INTERVAL_MS,
    timeoutMs: 2 * 60_000,
    run: ({ signal }) =>
      withClient({ url, name: 'suspicion', statementMs: STATEMENT_MS, signal }, async (client) => {
        await client.query('SET jit = off')
        const until = performance.now() + INTERVAL_MS / 2
        while (
          performance.now() < until &&
          !signal.aborted &&
          (await stepDryRun(client, env().BANK_TIME_ZONE))
        );
      }),
  }
}
