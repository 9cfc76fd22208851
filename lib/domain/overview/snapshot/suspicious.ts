import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { many, one } from './query'

type Total = { rule: string; hits: number; closed: number; falsePositive: number }

/** Suspicious activity: eight rows of totals, and the cases that are not closed, by their index. */
export async function readSuspicious(client: ClientBase): Promise<BankSnapshot['suspicious']> {
  const totals = await many<Total>(
    client,
    `SELECT rule::text, hits::float8 AS hits, closed::float8 AS closed, false_positive::float8 AS "falsePositive"
     FROM suspicious_totals`,
  )
  const current = await many<BankSnapshot['suspicious']['current'][number]>(
    client,
    `SELECT status::text, severity::text, count(*)::float8 AS count FROM suspicious_activities
     WHERE status <> 'closed' GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  const { backlog } = await one<{ backlog: number }>(
    client,
    `SELECT coalesce(sum(until_id - after_id), 0)::float8 AS backlog FROM suspicious_backlog WHERE source = 'transactions'`,
  )
  const by = (of: (total: Total) => number) =>
    Object.fromEntries(totals.map((total) => [total.rule, of(total)]))
  return {
    hits: by(({ hits }) => hits),
    closed: by(({ closed }) => closed),
    falsePositives: by(({ falsePositive }) => falsePositive),
    current,
    backlog,
  }
}

type Round = { balance: number; chain: number; wallets: number; finishedAt: Date | null }

/** Whether wallets hold what their transactions say. A difference counts from its second look on. */
export async function readIntegrity(client: ClientBase): Promise<BankSnapshot['integrity']> {
  const { balance, chain, wallets, finishedAt } = await one<Round>(
    client,
    `SELECT d.balance, d.chain, coalesce(r.last_wallets, 0)::float8 AS wallets, r.last_finished AS "finishedAt"
     FROM balance_round r CROSS JOIN (
       SELECT count(*) FILTER (WHERE kind = 'balance')::float8 AS balance, count(*) FILTER (WHERE kind = 'chain')::float8 AS chain
       FROM balance_differences WHERE resolved_at IS NULL AND looks >= 2) d`,
  )
  return { differences: { balance, chain }, wallets, roundFinishedAt: finishedAt?.toISOString() ?? null }
}
