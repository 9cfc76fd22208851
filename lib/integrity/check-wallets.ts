import type { ClientBase } from 'pg'

type Checked = {
  walletId: string
  fits: boolean
  /** What the last transaction left. */
  expected: string
  found: string
  /** The earliest transaction that begins with something else than was left, and what that was. */
  breakId: string | null
  breakExpected: string | null
  breakFound: string | null
}

/**
 * Adds up wallets. What begins a transaction must have been left by another one or be where the sum begins, each once:
 * that holds in whatever order transactions of one millisecond are taken. `$2` adds up only what came since the last
 * time; otherwise everything since the wallet was opened, empty.
 */
const SQL = `
  WITH asked AS (
    SELECT w.id, w.balance, CASE WHEN $2 THEN k.settled_to END AS settled_to, CASE WHEN $2 THEN k.balance ELSE 0 END AS start,
           k.wallet_id IS NOT NULL AS known
      FROM wallets w LEFT JOIN balance_checks k ON k.wallet_id = w.id WHERE w.id = ANY($1)),
  moved AS MATERIALIZED (
    SELECT a.id AS wallet_id, t.id, t.balance_before, t.balance_after, t.completed_at, coalesce(a.start, 0) AS start
      FROM asked a CROSS JOIN LATERAL (
        SELECT * FROM transactions t WHERE t.wallet_id = a.id AND t.balance_after IS NOT NULL
           AND (a.settled_to IS NULL OR t.created_at >= a.settled_to)) t),
  loose AS (
    SELECT wallet_id, balance_before AS value FROM moved
    EXCEPT ALL (SELECT wallet_id, balance_after FROM moved UNION ALL SELECT DISTINCT wallet_id, start FROM moved)),
  ends AS (
    SELECT wallet_id, (array_agg(balance_after ORDER BY completed_at DESC, id DESC))[1] AS last_after,
           min(start) + sum(balance_after - balance_before) AS total
      FROM moved GROUP BY wallet_id),
  broken AS (
    SELECT DISTINCT ON (m.wallet_id) m.wallet_id, m.id, m.balance_before, m.left_over FROM (
      SELECT *, lag(balance_after, 1, start) OVER (PARTITION BY wallet_id ORDER BY completed_at, id) AS left_over FROM moved) m
      JOIN loose l ON l.wallet_id = m.wallet_id AND l.value = m.balance_before
     WHERE m.left_over <> m.balance_before ORDER BY m.wallet_id, m.completed_at, m.id)
  SELECT a.id AS "walletId", b.id IS NULL AND x.expected = a.balance AS fits, x.expected::text AS expected, a.balance::text AS found,
         b.id AS "breakId", b.left_over::text AS "breakExpected", b.balance_before::text AS "breakFound"
    FROM asked a LEFT JOIN ends e ON e.wallet_id = a.id LEFT JOIN broken b ON b.wallet_id = a.id
    CROSS JOIN LATERAL (SELECT coalesce(CASE WHEN b.id IS NULL THEN e.total ELSE e.last_after END, a.start, 0) AS expected) x`

/** Nothing that is newer is settled: its writer may not have committed everything yet. */
const SETTLES_AFTER = `interval '5 minutes'`

/** Adds what has ended to the sums of wallets that fit, so that the next look begins there. */
const SETTLE = `
  INSERT INTO balance_checks AS k (wallet_id, settled_to, balance)
  SELECT s.wallet_id, s.settled_to, s.balance FROM (
    SELECT w.id AS wallet_id, l.settled_to,
           coalesce(k.balance, 0) + coalesce(m.moved, 0) AS balance, m.n
      FROM wallets w LEFT JOIN balance_checks k ON k.wallet_id = w.id
      CROSS JOIN LATERAL (
        SELECT least(now() - ${SETTLES_AFTER}, (
          SELECT min(created_at) FROM transactions t WHERE t.wallet_id = w.id
             AND t.status IN ('pending', 'processing', 'on_hold') AND t.created_at >= coalesce(k.settled_to, '-infinity'))) AS settled_to) l
      CROSS JOIN LATERAL (
        SELECT count(*) AS n, sum(balance_after - balance_before) AS moved FROM transactions t WHERE t.wallet_id = w.id
           AND t.balance_after IS NOT NULL AND t.created_at >= coalesce(k.settled_to, '-infinity') AND t.created_at < l.settled_to) m
     WHERE w.id = ANY($1)) s
  WHERE s.n > 0
  ON CONFLICT (wallet_id) DO UPDATE SET settled_to = excluded.settled_to, balance = excluded.balance
   WHERE excluded.settled_to > k.settled_to`

const KEEP = `
  INSERT INTO balance_differences AS d (wallet_id, kind, expected, found, transaction_id)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (wallet_id uuid, kind text, expected numeric, found numeric, transaction_id uuid)
  ON CONFLICT (wallet_id, kind) WHERE resolved_at IS NULL DO UPDATE SET
    looks = d.looks + 1, looked_at = now(), expected = excluded.expected, found = excluded.found, transaction_id = excluded.transaction_id`

/** A wallet that fits again; or one whose chain does, while its balance does not. */
const RESOLVE = `
  UPDATE balance_differences SET resolved_at = now()
   WHERE resolved_at IS NULL AND wallet_id = ANY($1)
     AND (wallet_id, kind) NOT IN (SELECT wallet_id, kind FROM jsonb_to_recordset($2::jsonb) AS g (wallet_id uuid, kind text))`

/**
 * Compares wallets with their transactions: first with what came since the last time, and where that does not fit,
 * with everything. Keeps what differs, and that it no longer does. One transaction of one snapshot; call it again.
 * @returns how many wallets differ
 */
export async function checkWallets(client: ClientBase, walletIds: readonly string[]): Promise<number> {
  if (walletIds.length === 0) return 0
  const ids = [...walletIds].sort()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  try {
    const quick = await client.query<Checked>(SQL, [ids, true])
    const doubtful = quick.rows.filter(({ fits }) => !fits).map(({ walletId }) => walletId)
    const full = doubtful.length > 0 ? (await client.query<Checked>(SQL, [doubtful, false])).rows : []
    const differences = full.flatMap(differencesOf)
    if (differences.length > 0) await client.query(KEEP, [JSON.stringify(differences)])
    await client.query(RESOLVE, [ids, JSON.stringify(differences)])
    await client.query(SETTLE, [ids.filter((id) => !doubtful.includes(id))])
    await client.query('COMMIT')
    return full.filter(({ fits }) => !fits).length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

function differencesOf({ walletId, expected, found, breakId, breakExpected, breakFound }: Checked) {
  const chain = breakId && {
    ...{ wallet_id: walletId, kind: 'chain', transaction_id: breakId },
    ...{ expected: breakExpected, found: breakFound },
  }
  const balance = expected !== found && { wallet_id: walletId, kind: 'balance', expected, found }
  return [chain, balance].filter((each) => Boolean(each))
}
