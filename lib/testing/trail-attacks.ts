import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { PoolClient } from 'pg'
import { EVENTS_DIGEST, SEAL_COLUMNS, type Seal, sealHash } from '@/lib/audit/seals/seal'
import type { ProblemKind } from '@/lib/audit/seals/verification'

export type Attack = {
  name: string
  kind: ProblemKind
  /** @param at a seal in the middle, with seals before and behind it; @returns the seal that must be named */
  run(client: PoolClient, at: number, heads: string): Promise<number | null>
}

const rowsOf =
  'cluster_id = (SELECT cluster_id FROM audit_seals WHERE id = $1) AND txid >= (SELECT from_txid FROM audit_seals WHERE id = $1) AND txid < (SELECT to_txid FROM audit_seals WHERE id = $1)'
const someRow = `id = (SELECT id FROM audit_events WHERE ${rowsOf} ORDER BY txid LIMIT 1)`

const sql =
  (text: string): Attack['run'] =>
  async (client, at) => {
    await client.query(text, [at])
    return at
  }

/** Makes the seals from `at` on anew, so that everything in the database fits together again. */
async function remake(client: PoolClient, at: number, signature: (hash: Buffer) => Buffer): Promise<void> {
  const { rows } = await client.query<Seal>(`SELECT ${SEAL_COLUMNS} FROM audit_seals ORDER BY audit_seals.id`)
  let previous: Buffer | undefined
  for (const seal of rows) {
    if (Number(seal.id) >= at) {
      const { rows: found } = await client.query<Pick<Seal, 'eventCount' | 'eventsHash'>>(
        `SELECT ${EVENTS_DIGEST} FROM audit_events e WHERE ${rowsOf}`,
        [seal.id],
      )
      const body = { ...seal, ...found[0], previousHash: previous ?? seal.previousHash }
      const hash = sealHash(body)
      await client.query(
        'UPDATE audit_seals SET event_count = $2, events_hash = $3, previous_hash = $4, hash = $5, signature = $6 WHERE id = $1',
        [seal.id, body.eventCount, body.eventsHash, body.previousHash, hash, signature(hash)],
      )
      previous = hash
    } else previous = seal.hash
  }
}

const withoutKey = (hash: Buffer) => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return sign(null, hash, privateKey)
}

/** What somebody who owns the tables could do to the past. */
export const attacks: readonly Attack[] = [
  {
    name: 'changes a row',
    kind: 'rows_changed',
    run: sql(`UPDATE audit_events SET actor = 'somebody@else.example' WHERE ${someRow}`),
  },
  { name: 'deletes a row', kind: 'rows_deleted', run: sql(`DELETE FROM audit_events WHERE ${someRow}`) },
  {
    name: 'inserts a row into the past',
    kind: 'rows_inserted',
    run: sql(
      `INSERT INTO audit_events (txid, actor, action, object_type) SELECT from_txid, 'nobody', 'wallet_frozen', 'wallet' FROM audit_seals WHERE id = $1`,
    ),
  },
  {
    name: 'exchanges what two rows say',
    kind: 'rows_changed',
    run: sql(`UPDATE audit_events e SET object_id = o.object_id, reason = o.reason FROM (SELECT row_number() OVER (ORDER BY txid) AS n, * FROM audit_events WHERE ${rowsOf}) r,
      (SELECT row_number() OVER (ORDER BY txid DESC) AS n, * FROM audit_events WHERE ${rowsOf}) o WHERE e.id = r.id AND r.n = o.n`),
  },
  {
    name: 'exchanges the order of two rows',
    kind: 'rows_changed',
    run: sql(`UPDATE audit_events e SET txid = o.txid FROM (SELECT row_number() OVER (ORDER BY txid) AS n, * FROM audit_events WHERE ${rowsOf}) r,
      (SELECT row_number() OVER (ORDER BY txid DESC) AS n, * FROM audit_events WHERE ${rowsOf}) o WHERE e.id = r.id AND r.n = o.n`),
  },
  {
    name: 'moves a row to a later stretch',
    kind: 'rows_deleted',
    run: sql(
      `UPDATE audit_events SET txid = (SELECT from_txid FROM audit_seals WHERE id = $1 + 1) WHERE ${someRow}`,
    ),
  },
  {
    name: 'empties the trail',
    kind: 'trail_emptied',
    run: async (client) => {
      await client.query('TRUNCATE audit_events')
      return 1
    },
  },
  {
    name: 'empties trail and seals',
    kind: 'tail_cut',
    run: async (client) => {
      await client.query('TRUNCATE audit_events, audit_seals')
      return null
    },
  },
  {
    name: 'cuts off the tail, rows and seals',
    kind: 'tail_cut',
    run: async (client, at) => {
      await client.query(
        'DELETE FROM audit_events WHERE txid >= (SELECT to_txid FROM audit_seals WHERE id = $1)',
        [at],
      )
      await client.query('DELETE FROM audit_seals WHERE id > $1', [at])
      return at
    },
  },
  { name: 'deletes a seal', kind: 'seals_missing', run: sql('DELETE FROM audit_seals WHERE id = $1') },
  {
    name: 'deletes the first rows with their seals',
    kind: 'seals_missing',
    run: async (client, at) => {
      await client.query(
        'DELETE FROM audit_events WHERE txid < (SELECT to_txid FROM audit_seals WHERE id = $1)',
        [at],
      )
      await client.query('DELETE FROM audit_seals WHERE id <= $1', [at])
      return 1
    },
  },
  {
    name: 'changes the count of a seal',
    kind: 'seal_changed',
    run: sql('UPDATE audit_seals SET event_count = event_count - 1 WHERE id = $1'),
  },
  {
    name: 'exchanges two seals',
    kind: 'seals_reordered',
    run: async (client, at) => {
      // The identity is "generated always": it can be given anew, not updated.
      await client.query('CREATE TEMP TABLE swapped (LIKE audit_seals) ON COMMIT DROP')
      await client.query('INSERT INTO swapped SELECT * FROM audit_seals WHERE id IN ($1::int, $1::int + 1)', [
        at,
      ])
      await client.query('DELETE FROM audit_seals WHERE id IN ($1::int, $1::int + 1)', [at])
      await client.query('UPDATE swapped SET id = 2 * $1::int + 1 - id', [at])
      await client.query('INSERT INTO audit_seals OVERRIDING SYSTEM VALUE SELECT * FROM swapped')
      return at
    },
  },
  {
    name: 'changes a row and makes the seals anew without the key',
    kind: 'seal_forged',
    run: async (client, at) => {
      await client.query(`UPDATE audit_events SET reason = 'another' WHERE ${someRow}`, [at])
      await remake(client, at, withoutKey)
      return at
    },
  },
  {
    name: 'adds a seal of its own at the end',
    kind: 'seal_forged',
    run: async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO audit_seals (cluster_id, epoch, from_txid, to_txid, event_count, events_hash, previous_hash, hash, key_id, signature, sealed_at)
         SELECT cluster_id, epoch, to_txid, to_txid + 1000, 0, events_hash, hash, sha256(hash), key_id, signature, sealed_at
         FROM audit_seals ORDER BY id DESC LIMIT 1 RETURNING id::text`,
      )
      const { rows: made } = await client.query<Seal>(
        `SELECT ${SEAL_COLUMNS} FROM audit_seals WHERE id = $1`,
        [rows[0]?.id],
      )
      for (const seal of made)
        await client.query('UPDATE audit_seals SET hash = $2 WHERE id = $1', [seal.id, sealHash(seal)])
      return Number(rows[0]?.id)
    },
  },
  {
    name: 'vouches for a key of its own',
    kind: 'unknown_key',
    run: sql(`UPDATE audit_seals SET key_id = '0123456789abcdef' WHERE id = $1`),
  },
  {
    name: 'writes a row that no seal will ever close',
    kind: 'row_outside',
    run: async (client) => {
      await client.query(
        `INSERT INTO audit_events (txid, actor, action, object_type) VALUES (9e15, 'nobody', 'wallet_frozen', 'wallet')`,
      )
      return null
    },
  },
  {
    name: 'writes a row of a database that never was',
    kind: 'row_outside',
    run: async (client) => {
      await client.query(
        `INSERT INTO audit_events (cluster_id, actor, action, object_type) VALUES (7, 'nobody', 'wallet_frozen', 'wallet')`,
      )
      return null
    },
  },
  {
    name: 'adds a line to the second place',
    kind: 'second_place_changed',
    run: async (_, at, heads) => {
      const lines = readFileSync(heads, 'utf8').trimEnd().split('\n')
      const last = JSON.parse(lines.at(-1) ?? '{}')
      lines.push(
        JSON.stringify({ ...last, seal: String(Number(last.seal) + at) }).replace(
          /"hash":"..../,
          '"hash":"0000',
        ),
      )
      writeFileSync(heads, `${lines.join('\n')}\n`)
      return Number(last.seal) + at
    },
  },
]

/** With the key as well, the second place alone tells. */
export const withTheKey = (signature: (hash: Buffer) => Buffer): Attack => ({
  name: 'changes a row and makes the seals anew with the stolen key',
  kind: 'seal_forged',
  run: async (client, at) => {
    await client.query(`UPDATE audit_events SET reason = 'another' WHERE ${someRow}`, [at])
    await remake(client, at, signature)
    return at
  },
})
