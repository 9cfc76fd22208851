import type { ClientBase } from 'pg'
import type { SuspiciousRule } from '@/lib/db/generated/enums'
import { STAFF_RULES, TRANSACTION_RULES } from './catalogue'
import { rulesInForce } from './in-force'
import type { Hit, Thresholds } from './rule'

const BATCH = 2_000
/** A rule that finds more is useless: nobody looks at so many cases. */
const MOST_HITS = 20_000

type Run = {
  id: string
  rule: SuspiciousRule
  thresholds: Thresholds
  from: Date
  reached: Date
  until: Date
  judged: string
}

/**
 * Takes the oldest dry run one step on: judges some of its transactions by the changed rule and by the one in force,
 * and keeps the occasions apart from those of the bank. One transaction; cut off, the step is done again.
 * @returns whether there was something to do
 */
export async function stepDryRun(client: ClientBase, timeZone: string): Promise<boolean> {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query<Run>(
      `SELECT id, rule, thresholds, from_at AS from, reached_at AS reached, until_at AS until, judged::text
         FROM suspicious_dry_runs WHERE done_at IS NULL ORDER BY asked_at, id LIMIT 1 FOR UPDATE`,
    )
    const [run] = rows
    if (run) await step(client, run, timeZone)
    await client.query('COMMIT')
    return run !== undefined
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

async function step(client: ClientBase, run: Run, timeZone: string): Promise<void> {
  const { next, ids } = await nextIds(client, run)
  const now = (await rulesInForce(client)).get(run.rule)?.thresholds ?? run.thresholds
  for (const [thresholds, isNow] of [[run.thresholds, false] as const, [now, true] as const]) {
    const hits = await find(client, run, ids, thresholds, timeZone)
    await keep(client, run, hits, isNow)
  }
  const { rows } = await client.query<{ hits: string }>(
    `UPDATE suspicious_dry_runs d SET reached_at = $2, judged = judged + $3,
       hits = h.hits, subjects = h.subjects, hits_now = h.hits_now, subjects_now = h.subjects_now
     FROM (SELECT count(*) FILTER (WHERE NOT is_now) AS hits, count(DISTINCT subject) FILTER (WHERE NOT is_now) AS subjects,
                  count(*) FILTER (WHERE is_now) AS hits_now, count(DISTINCT subject) FILTER (WHERE is_now) AS subjects_now
             FROM suspicious_dry_run_hits WHERE dry_run_id = $1) h
     WHERE d.id = $1 RETURNING d.hits::text`,
    [run.id, next, ids.length],
  )
  const tooMany = Number(rows[0]?.hits ?? 0) > MOST_HITS
  if (next < run.until && !tooMany) return
  const problem = tooMany
    ? `More than ${MOST_HITS} hits: stopped. A rule that finds so many finds nothing.`
    : null
  await client.query(
    'UPDATE suspicious_dry_runs SET done_at = clock_timestamp(), problem = $2 WHERE id = $1',
    [run.id, problem],
  )
}

/** The next transactions in the order of time, and from when on the rest is. Staff rules need none. */
async function nextIds(client: ClientBase, run: Run): Promise<{ next: Date; ids: string[] }> {
  if (STAFF_RULES.some(({ rule }) => rule === run.rule)) return { next: run.until, ids: [] }
  const { rows } = await client.query<{ id: string; at: Date }>(
    'SELECT id, created_at AS at FROM transactions WHERE created_at >= $1 AND created_at < $2 ORDER BY created_at, transactions.id LIMIT $3',
    [run.reached, run.until, BATCH],
  )
  const last = rows.at(-1)
  if (!last || rows.length < BATCH) return { next: run.until, ids: rows.map(({ id }) => id) }
  // Those of the last millisecond come again with the next step, unless there are nothing but those.
  const next = last.at > run.reached ? last.at : new Date(last.at.getTime() + 1)
  return { next, ids: rows.filter(({ at }) => at < next).map(({ id }) => id) }
}

function find(
  client: ClientBase,
  { rule, from }: Run,
  ids: string[],
  thresholds: Thresholds,
  timeZone: string,
): Promise<Hit[]> {
  const ofStaff = STAFF_RULES.find((each) => each.rule === rule)
  if (ofStaff) return ofStaff.find(client, { since: from }, thresholds, timeZone)
  const ofTransactions = TRANSACTION_RULES.find((each) => each.rule === rule)
  if (!ofTransactions || ids.length === 0) return Promise.resolve([])
  return ofTransactions.find(client, { transactionIds: ids }, thresholds, timeZone)
}

async function keep(client: ClientBase, { id, from, until }: Run, hits: readonly Hit[], isNow: boolean) {
  const inWindow = hits.filter(({ at }) => at >= from && at < until)
  if (inWindow.length === 0) return
  const given = inWindow.map(({ subjectType, subjectId, anchor, sentence }) => ({
    ...{ subject: `${subjectType} ${subjectId}`, anchor, sentence },
  }))
  await client.query(
    `INSERT INTO suspicious_dry_run_hits (dry_run_id, is_now, subject, anchor, sentence)
     SELECT $1, $2, subject, anchor, sentence FROM jsonb_to_recordset($3::jsonb) AS g (subject text, anchor text, sentence text)
     ON CONFLICT DO NOTHING`,
    [id, isNow, JSON.stringify(given)],
  )
}
