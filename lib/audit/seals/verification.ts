import type { ClientBase } from 'pg'
import { isSigned, type TrustedKeys } from './keys'
import { EVENTS_DIGEST, FORMAT, GENESIS, SEAL_COLUMNS, SEARCH_PATH, type Seal, sealHash } from './seal'

/** What somebody did to the trail. */
export type ProblemKind =
  | 'rows_changed'
  | 'rows_deleted'
  | 'rows_inserted'
  | 'trail_emptied'
  | 'seal_changed'
  | 'seals_missing'
  | 'seals_reordered'
  | 'seal_forged'
  | 'unknown_key'
  | 'tail_cut'
  | 'second_place_changed'
  | 'row_outside'
  | 'guard_removed'

export type Problem = {
  kind: ProblemKind
  /** The first seal that does not hold; null where none is to blame. */
  seal: string | null
  /** One sentence for a person. */
  sentence: string
}

const BATCH = 500
const BATCH_ROWS = 50_000

/** Runs reads that all see the trail at one instant, with nothing of the session's settings in the way. */
export async function atOneInstant<T>(client: ClientBase, read: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  try {
    await client.query(SEARCH_PATH)
    const result = await read()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/** The seals behind a position, oldest first: so many, and only as many as have about so many rows. */
export async function sealsAfter(
  client: ClientBase,
  id: string,
  { limit = BATCH, rows = BATCH_ROWS }: { limit?: number; rows?: number } = {},
): Promise<Seal[]> {
  const { rows: seals } = await client.query<Seal>(
    `SELECT ${SEAL_COLUMNS} FROM (
       SELECT s.*, sum(event_count) OVER (ORDER BY s.id) - event_count AS rows_before
       FROM (SELECT * FROM audit_seals WHERE audit_seals.id > $1 ORDER BY audit_seals.id LIMIT $2) s) s
     WHERE rows_before < $3 ORDER BY s.id`,
    [id, limit, rows],
  )
  return seals
}

/** The last seal up to this id; null before the first. */
export async function sealAt(client: ClientBase, id: string): Promise<Seal | null> {
  const { rows } = await client.query<Seal>(
    `SELECT ${SEAL_COLUMNS} FROM audit_seals WHERE audit_seals.id <= $1 ORDER BY audit_seals.id DESC LIMIT 1`,
    [id],
  )
  return rows[0] ?? null
}

/**
 * Looks at seals that follow another (null: the first of all): each must be what its hash says, signed, follow the one
 * before, and say how many rows its stretch has and what is in them.
 * @returns the last seal that holds, and what is wrong with the next
 */
export async function verifySeals(
  client: ClientBase,
  keys: TrustedKeys,
  from: Seal | null,
  seals: readonly Seal[],
): Promise<{ last: Seal | null; problem: Problem | null }> {
  const digests = await digestsOf(client, seals)
  let last = from
  for (const seal of seals) {
    const problem =
      (await inItself(client, keys, seal, last)) ?? (await inItsRows(client, seal, digests.get(seal.id)))
    if (problem) return { last, problem }
    last = seal
  }
  return { last, problem: null }
}

type Digest = { id: string; eventCount: number; eventsHash: Buffer }

async function digestsOf(client: ClientBase, seals: readonly Seal[]): Promise<Map<string, Digest>> {
  const { rows } = await client.query<Digest>(
    `SELECT s.id::text AS id, ${EVENTS_DIGEST}
     FROM audit_seals s LEFT JOIN audit_events e
       ON e.cluster_id = s.cluster_id AND e.txid >= s.from_txid AND e.txid < s.to_txid
     WHERE s.id = ANY($1::bigint[]) GROUP BY s.id`,
    [seals.map(({ id }) => id)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function inItself(
  client: ClientBase,
  keys: TrustedKeys,
  seal: Seal,
  previous: Seal | null,
): Promise<Problem | null> {
  const says = (kind: ProblemKind, what: string): Problem => ({
    kind,
    seal: seal.id,
    sentence: `Seal ${seal.id} of ${seal.sealedAt.toISOString()} ${what}.`,
  })
  if (seal.format !== FORMAT) return says('seal_changed', `has the format ${seal.format}, which there is not`)
  if (!sealHash(seal).equals(seal.hash))
    return says('seal_changed', 'was changed: it is not what its hash says')
  if (!keys.has(seal.keyId))
    return says('unknown_key', `was signed with the key ${seal.keyId}, which nobody vouches for`)
  if (!isSigned(keys, seal)) return says('seal_forged', 'was made without the key: its signature is none')
  if (!seal.previousHash.equals(previous?.hash ?? GENESIS)) {
    const { rowCount } = await client.query('SELECT FROM audit_seals WHERE hash = $1', [seal.previousHash])
    return rowCount === 0 && !seal.previousHash.equals(GENESIS)
      ? says('seals_missing', `follows a seal that is gone: seals before it were deleted`)
      : says('seals_reordered', 'stands in another place than it was made for: seals were reordered')
  }
  const sameEpoch = previous === null || seal.epoch === previous.epoch
  if (previous && !sameEpoch && seal.epoch !== previous.epoch + 1)
    return says('seals_reordered', `leaps from epoch ${previous.epoch} to ${seal.epoch}`)
  if (seal.fromTxid !== (await endBefore(client, seal, previous)))
    return says('seal_forged', 'leaves out transactions after the seal before it')
  return null
}

/** Where the seal before it in the same cluster ended. */
async function endBefore(client: ClientBase, seal: Seal, previous: Seal | null): Promise<string> {
  if (!previous || previous.clusterId === seal.clusterId) return previous?.toTxid ?? '0'
  const { rows } = await client.query<{ end: string }>(
    'SELECT coalesce(max(to_txid), 0)::text AS end FROM audit_seals WHERE cluster_id = $1 AND id < $2',
    [seal.clusterId, seal.id],
  )
  return rows[0]?.end ?? '0'
}

async function inItsRows(client: ClientBase, seal: Seal, found: Digest | undefined): Promise<Problem | null> {
  const count = found?.eventCount ?? 0
  if (count === seal.eventCount && found?.eventsHash.equals(seal.eventsHash)) return null
  const when = `sealed as number ${seal.id} at ${seal.sealedAt.toISOString()}`
  const rows = (n: number) => `${n} ${n === 1 ? 'row' : 'rows'}`
  const problem = (kind: ProblemKind, sentence: string): Problem => ({ kind, seal: seal.id, sentence })
  if (count < seal.eventCount) {
    const { rowCount } = await client.query('SELECT FROM audit_events LIMIT 1')
    if (rowCount === 0) return problem('trail_emptied', `The whole trail was emptied, its seals were not.`)
    return problem(
      'rows_deleted',
      `${rows(seal.eventCount - count)} of the ${seal.eventCount} ${when} were deleted.`,
    )
  }
  if (count > seal.eventCount)
    return problem(
      'rows_inserted',
      `${rows(count - seal.eventCount)} were added later to the ${seal.eventCount} ${when}.`,
    )
  return problem('rows_changed', `Of the ${rows(count)} ${when}, one or more were changed or exchanged.`)
}
