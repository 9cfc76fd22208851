import { createHash } from 'node:crypto'

/** A closed stretch of the trail: the rows of one cluster with `fromTxid` ≤ txid < `toTxid`. Ids are decimal strings. */
export type SealBody = {
  format: number
  clusterId: string
  /** Grows by one when a restored copy goes on; its first seal names the last one before it. */
  epoch: number
  fromTxid: string
  toTxid: string
  eventCount: number
  eventsHash: Buffer
  previousHash: Buffer
  sealedAt: Date
}

export type Seal = SealBody & { id: string; hash: Buffer; keyId: string; signature: Buffer }

/** The only format there is so far. */
export const FORMAT = 1

/** What the first seal of all follows. */
export const GENESIS = createHash('sha256').update('phantom audit trail').digest()

/** What identifies a seal: SHA-256 of all it says, as one JSON array. */
export function sealHash(seal: SealBody): Buffer {
  const said = [
    'phantom audit seal',
    seal.format,
    seal.clusterId,
    seal.epoch,
    seal.fromTxid,
    seal.toTxid,
    seal.eventCount,
    seal.eventsHash.toString('hex'),
    seal.previousHash.toString('hex'),
    seal.sealedAt.toISOString(),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

/** Columns of audit_seals as a `Seal`. */
export const SEAL_COLUMNS = `id::text, format, cluster_id::text AS "clusterId", epoch, from_txid::text AS "fromTxid",
  to_txid::text AS "toTxid", event_count AS "eventCount", events_hash AS "eventsHash",
  previous_hash AS "previousHash", sealed_at AS "sealedAt", hash, key_id AS "keyId", signature`

/**
 * Of the rows `e` of audit_events: how many, and SHA-256 over the SHA-256 of each in the order of sealing. Written out
 * here and built of PostgreSQL's own functions, so that no function of the database is trusted. All columns count.
 */
export const EVENTS_DIGEST = `count(e.id)::int AS "eventCount",
  sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
    e.id, e.cluster_id, e.txid, (extract(epoch FROM e.created_at) * 1000)::bigint, e.actor, e.actor_id,
    e.actor_role::text, e.action, e.object_type, e.object_id, e.before, e.after, e.reason, e.request_id,
    e.source_ip::text, e.user_agent, e.outcome::text)::text, 'UTF8')), ''::bytea ORDER BY e.txid, e.id)
    FILTER (WHERE e.id IS NOT NULL), ''::bytea))
    AS "eventsHash"`

/** Statements above mean PostgreSQL's functions and our tables, whatever a role or database is set to. */
export const SEARCH_PATH = 'SET LOCAL search_path = pg_catalog, public, pg_temp'
