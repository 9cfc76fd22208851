import type { ClientBase } from 'pg'

/** What follows the bank by the events of its transactions. */
export type Source = 'transactions' | 'balances'

/** When more events wait, all but the newest go to the background, so that what is new never waits behind them. */
const MOST_WAITING = 5_000
/** The newest so many of those are dealt with at once. */
const STILL_NEW = 1_000

type Progress = { floor: string; bound: string | null; settled: boolean }
type Event = { id: string; transactionId: string }

/** A transaction enters the bank, or moves money: other changes of its status judge nothing. */
const WORTH = `(from_status IS NULL OR to_status = 'completed')`

/** Event ids above the floor that this process has dealt with; whoever takes over deals with them again, to no effect. */
export type Seen = Set<string>

/**
 * Deals with every event that is new, each as soon as it can be seen, and moves the floor: below it nothing can
 * still commit, so that no late row is skipped. One transaction.
 * @param deal gets the ids of transactions, each once; must be repeatable
 * @returns how many events were new
 */
export async function followNew(
  client: ClientBase,
  source: Source,
  seen: Seen,
  deal: (transactionIds: string[]) => Promise<unknown>,
): Promise<number> {
  const latest = await newest(client)
  await client.query('BEGIN')
  try {
    const progress = await settle(client, source, latest)
    const { rows } = await client.query<Event>(
      `SELECT id::text, transaction_id AS "transactionId" FROM transaction_events WHERE id > $1 AND ${WORTH}
        ORDER BY transaction_events.id DESC LIMIT $2`,
      [progress.floor, MOST_WAITING + seen.size + 1],
    )
    const unseen = rows.filter(({ id }) => !seen.has(id))
    // Too many while the floor cannot move yet: those left out here are cut off when it does.
    const fresh = unseen.slice(0, unseen.length > MOST_WAITING ? STILL_NEW : MOST_WAITING).reverse()
    await deal(idsOf(fresh))
    await client.query('COMMIT')
    for (const { id } of fresh) seen.add(id)
    for (const id of seen) if (BigInt(id) <= BigInt(progress.floor)) seen.delete(id)
    return fresh.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/** The newest number that was given out, and the transaction before which it was; read one after the other. */
async function newest(client: ClientBase): Promise<{ id: string; xid: string }> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT CASE WHEN is_called THEN last_value ELSE 0 END::text AS id FROM transaction_events_id_seq',
  )
  const { rows: xids } = await client.query<{ xid: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid',
  )
  return { id: rows[0]?.id ?? '0', xid: xids[0]?.xid ?? '0' }
}

/** Raises the floor as far as everything below has ended; a long stretch behind goes to the background. */
async function settle(
  client: ClientBase,
  source: Source,
  latest: { id: string; xid: string },
): Promise<{ floor: string }> {
  await client.query(
    // One that is ahead of this cluster comes from another, of which this is a restored copy.
    `UPDATE suspicious_progress SET bound = $2, bound_xid = $3
      WHERE source = $1 AND (bound IS NULL OR bound_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`,
    [source, latest.id, latest.xid],
  )
  const { rows } = await client.query<Progress>(
    `SELECT floor::text, bound::text, bound_xid <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled
       FROM suspicious_progress WHERE source = $1 FOR UPDATE`,
    [source],
  )
  const [progress] = rows
  if (!progress?.settled || progress.bound === null) return { floor: progress?.floor ?? '0' }
  const behind = await cutOff(client, source, progress.floor, progress.bound)
  await client.query(
    'UPDATE suspicious_progress SET floor = $2, bound = NULL, bound_xid = NULL WHERE source = $1',
    [source, progress.bound],
  )
  return { floor: behind ?? progress.floor }
}

/** Null when what waits up to the bound is little enough to be dealt with now; else from where on it is. */
async function cutOff(
  client: ClientBase,
  source: Source,
  after: string,
  bound: string,
): Promise<string | null> {
  const { rows: many } = await client.query(
    'SELECT FROM transaction_events WHERE id > $1 AND id <= $2 ORDER BY transaction_events.id OFFSET $3 LIMIT 1',
    [after, bound, MOST_WAITING],
  )
  if (many.length === 0) return null
  const { rows } = await client.query<{ id: string }>(
    'SELECT id::text FROM transaction_events WHERE id > $1 AND id <= $2 ORDER BY transaction_events.id DESC OFFSET $3 LIMIT 1',
    [after, bound, STILL_NEW],
  )
  const until = rows[0]?.id ?? bound
  await client.query('INSERT INTO suspicious_backlog (source, after_id, until_id) VALUES ($1, $2, $3)', [
    source,
    after,
    until,
  ])
  return until
}

type Stretch = { id: string; afterId: string; untilId: string }

/**
 * Deals with the next events that wait in the background, of the newest stretch first. One transaction.
 * @returns how many events were dealt with; 0 when nothing waits
 */
export async function followBacklog(
  client: ClientBase,
  source: Source,
  most: number,
  deal: (transactionIds: string[]) => Promise<unknown>,
): Promise<number> {
  await client.query('BEGIN')
  try {
    const { rows: stretches } = await client.query<Stretch>(
      `SELECT id::text, after_id::text AS "afterId", until_id::text AS "untilId" FROM suspicious_backlog
        WHERE source = $1 ORDER BY suspicious_backlog.id DESC LIMIT 1 FOR UPDATE`,
      [source],
    )
    const [stretch] = stretches
    const { rows } = stretch
      ? await client.query<Event>(
          `SELECT id::text, transaction_id AS "transactionId" FROM transaction_events
            WHERE id > $1 AND id <= $2 ORDER BY transaction_events.id LIMIT $3`,
          [stretch.afterId, stretch.untilId, most],
        )
      : { rows: [] }
    const last = rows.at(-1)
    if (last) {
      await deal(idsOf(rows))
      await client.query('UPDATE suspicious_backlog SET after_id = $2 WHERE id = $1', [stretch?.id, last.id])
    } else if (stretch) await client.query('DELETE FROM suspicious_backlog WHERE id = $1', [stretch.id])
    await client.query('COMMIT')
    return rows.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

const idsOf = (events: readonly Event[]) => [...new Set(events.map(({ transactionId }) => transactionId))]
