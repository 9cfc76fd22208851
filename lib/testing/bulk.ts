import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Role } from '@/lib/auth/permissions'
import { workOffRuns } from '@/lib/bulk/work'
import { confirmBulk, planBulk, stopBulk } from '@/lib/domain/bulk/actions'
import type { TestDatabase } from './database'
import { inRequest } from './request'
import { tokenFor } from './staff'

const log = pino({ level: 'silent' })
const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
/** What is said of the freezes. */
const TERMS = { direction: 'all', reason: 'aml_review', note: 'A ring of mules', reviewOn: inAMonth }

type Fields = Record<string, string>
type Send<Result> = (before: { status: 'idle' }, form: FormData) => Promise<Result>

async function send<Result>(role: Role, action: Send<Result>, fields: Fields): Promise<Result> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  return inRequest({ token: await tokenFor(role) }, () => action({ status: 'idle' }, form))
}

/** Bulk actions of a test: as the forms send them, and as the worker does them. */
export function bulkOf(bank: TestDatabase) {
  const query = async (sql: string, values: unknown[] = []) => (await bank.owner.query(sql, values)).rows
  const plan = (fields: Fields, role: Role = 'operations') =>
    send(role, planBulk, {
      action: 'wallets.freeze',
      query: '',
      scope: 'chosen',
      ids: '',
      ...TERMS,
      ...fields,
    })
  return {
    TERMS,
    query,
    plan,
    planned: async (fields: Fields, role?: Role): Promise<string> => {
      const answer = await plan(fields, role)
      if (answer.status !== 'done') throw new Error(JSON.stringify(answer))
      return answer.result.runId
    },
    confirm: (runId: string, typed = '', role: Role = 'operations') =>
      send(role, confirmBulk, { runId, typed }),
    stop: (runId: string, role: Role = 'operations') => send(role, stopBulk, { runId }),
    work: (milliseconds = 60_000) => workOffRuns(AbortSignal.timeout(milliseconds), log),
    runOf: async (id: string) => (await query('SELECT * FROM bulk_runs WHERE id = $1', [id]))[0],
    outcomes: async (id: string): Promise<Record<string, number>> =>
      Object.fromEntries(
        (
          await query('SELECT outcome, count(*)::int AS n FROM bulk_rows WHERE run_id = $1 GROUP BY 1', [id])
        ).map(({ outcome, n }) => [outcome, n]),
      ),
    /** So many wallets at once, with so much in each. */
    wallets: async (count: number, balance: number): Promise<string[]> => {
      const rows = await query(
        `WITH c AS (INSERT INTO customers (first_name, last_name, phone, date_of_birth)
           SELECT 'Neo', 'Moeng', '+2677' || lpad(($2::bigint * 100000 + n)::text, 10, '0'), '1990-01-01'
           FROM generate_series(1, $1) n RETURNING id)
         INSERT INTO wallets (customer_id, balance, daily_limit, monthly_limit)
         SELECT id, $2, 1000, 3000 FROM c RETURNING id`,
        [count, balance],
      )
      return rows.map(({ id }) => id)
    },
  }
}
