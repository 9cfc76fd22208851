import type { ClientBase } from 'pg'
import type { Signer } from './keys'
import { EVENTS_DIGEST, FORMAT, GENESIS, SEAL_COLUMNS, SEARCH_PATH, type Seal, sealHash } from './seal'

/** Reading what a single transaction wrote may take longer than a statement of a page. */
const LONGEST_MS = 120_000
/** Rows of one seal, unless a single transaction wrote more. */
const MOST_EVENTS = 20_000

type Range = { clusterId: string; epoch: number; fromTxid: string; toTxid: string }
type Now = { horizon: string; clusterId: string; sealedAt: Date }

/**
 * Closes the past as far as it is over: nothing below the horizon can still commit, so no late row is ever skipped and
 * no row is changed. One at a time works, by a lock that ends with its transaction.
 * @param anew begins a new epoch even in the same cluster, after a restore from its own past
 * @returns the seal, or null when there was nothing to seal or another one is sealing
 */
export async function sealNext(client: ClientBase, signer: Signer, anew = false): Promise<Seal | null> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  try {
    await client.query(SEARCH_PATH)
    const seal = (await isMine(client)) ? await sealRange(client, signer, anew) : null
    await client.query('COMMIT')
    return seal
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/** Closes all that is over now, in as many seals as it takes; what is written meanwhile is for the next second. */
export async function sealPast(client: ClientBase, signer: Signer, signal: AbortSignal): Promise<void> {
  let seal: Seal | null
  do seal = await sealNext(client, signer)
  while (seal && seal.eventCount > MOST_EVENTS && !signal.aborted)
}

async function isMine(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('phantom.audit', 0)) AS mine`,
  )
  return rows[0]?.mine === true
}

async function sealRange(client: ClientBase, signer: Signer, anew: boolean): Promise<Seal | null> {
  const { rows: times } = await client.query<Now>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, system_identifier::text AS "clusterId",
            date_trunc('milliseconds', clock_timestamp()) AS "sealedAt" FROM pg_control_system()`,
  )
  const { rows: heads } = await client.query<Seal>(
    `SELECT ${SEAL_COLUMNS} FROM audit_seals ORDER BY audit_seals.id DESC LIMIT 1`,
  )
  const [now] = times
  const head = heads[0] ?? null
  if (!now) throw new Error('The database does not say which cluster it is')
  const range = await nextRange(client, head, now, anew)
  if (BigInt(range.toTxid) <= BigInt(range.fromTxid)) return null
  await client.query(`SET LOCAL statement_timeout = ${LONGEST_MS}`)
  const { rows } = await client.query<Pick<Seal, 'eventCount' | 'eventsHash'>>({
    text: `SELECT ${EVENTS_DIGEST} FROM audit_events e WHERE cluster_id = $1 AND txid >= $2 AND txid < $3`,
    values: [range.clusterId, range.fromTxid, range.toTxid],
    ...{ query_timeout: LONGEST_MS },
  })
  const [events] = rows
  if (!events || (events.eventCount === 0 && !anew)) return null
  const body = {
    ...{ ...range, ...events, format: FORMAT, sealedAt: now.sealedAt },
    previousHash: head?.hash ?? GENESIS,
  }
  const hash = sealHash(body)
  const signature = signer.sign(hash)
  const { rows: made } = await client.query<{ id: string }>(
    `INSERT INTO audit_seals (format, cluster_id, epoch, from_txid, to_txid, event_count, events_hash, previous_hash,
                              sealed_at, hash, key_id, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id::text`,
    [
      ...[body.format, body.clusterId, body.epoch, body.fromTxid, body.toTxid, body.eventCount],
      ...[body.eventsHash, body.previousHash, body.sealedAt, hash, signer.keyId, signature],
    ],
  )
  return { ...body, id: made[0]?.id ?? '', hash, keyId: signer.keyId, signature }
}

/** From where the last seal ended to the horizon, or as far as one seal may reach. */
async function nextRange(client: ClientBase, head: Seal | null, now: Now, anew: boolean): Promise<Range> {
  if (!head) return upTo(client, { clusterId: now.clusterId, epoch: 1, fromTxid: '0', toTxid: now.horizon })
  if (head.clusterId === now.clusterId) {
    const range = { clusterId: now.clusterId, fromTxid: head.toTxid, toTxid: now.horizon }
    return upTo(client, { ...range, epoch: head.epoch + (anew ? 1 : 0) })
  }
  // A copy restored into another cluster: first what the old one had written and not sealed, of which no more can come.
  const { rows } = await client.query<{ last: string | null }>(
    'SELECT max(txid)::text AS last FROM audit_events WHERE cluster_id = $1 AND txid >= $2',
    [head.clusterId, head.toTxid],
  )
  const last = rows[0]?.last
  if (last) {
    const toTxid = String(BigInt(last) + 1n)
    return upTo(client, { clusterId: head.clusterId, epoch: head.epoch, fromTxid: head.toTxid, toTxid })
  }
  const { rows: known } = await client.query<{ end: string }>(
    'SELECT coalesce(max(to_txid), 0)::text AS end FROM audit_seals WHERE cluster_id = $1',
    [now.clusterId],
  )
  const fromTxid = known[0]?.end ?? '0'
  return upTo(client, { clusterId: now.clusterId, epoch: head.epoch + 1, fromTxid, toTxid: now.horizon })
}

async function upTo(client: ClientBase, range: Range): Promise<Range> {
  const { rows } = await client.query<{ txid: string }>(
    `SELECT txid::text FROM audit_events WHERE cluster_id = $1 AND txid >= $2 AND txid < $3
     ORDER BY audit_events.txid, audit_events.id OFFSET ${MOST_EVENTS} LIMIT 1`,
    [range.clusterId, range.fromTxid, range.toTxid],
  )
  return rows[0] ? { ...range, toTxid: String(BigInt(rows[0].txid) + 1n) } : range
}
