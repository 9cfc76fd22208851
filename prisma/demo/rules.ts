import type { Client } from 'pg'
import { connectForLoad } from './connection'
import { demoTables } from './tables'

/** Indexes, keys and references taken off for a load are noted in this table, so that a killed load can be undone. */
export const rulesTable = 'demo_load_rules'

type Kind = 'index' | 'key' | 'reference'
type Rule = { kind: Kind; owner: string; title: string; define: string }

/** Takes triggers, indexes and keys off the tables, inside the caller's transaction, and notes how to put them back. */
export async function suspendRules(client: Client): Promise<void> {
  await client.query(
    `CREATE TABLE ${rulesTable} AS
     SELECT 'reference' AS kind, conrelid::regclass::text AS owner, conname::text AS title, pg_get_constraintdef(oid) AS define
       FROM pg_constraint WHERE contype = 'f' AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
     UNION ALL
     SELECT 'key', conrelid::regclass::text, conname::text,
            CASE contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END || ' USING INDEX ' || quote_ident(conname)
       FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = ANY ($1::regclass[])
     UNION ALL
     SELECT 'index', indrelid::regclass::text, relname::text, pg_get_indexdef(indexrelid)
       FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indrelid = ANY ($1::regclass[])`,
    [demoTables],
  )
  await takeOff(client)
}

async function takeOff(client: Client): Promise<void> {
  // Rows are written frozen and counted at the end, so autovacuum has nothing to add.
  for (const table of demoTables)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER, SET (autovacuum_enabled = off)`)
  for (const kind of ['reference', 'key'] as const)
    for (const { owner, title } of await rulesOf(client, kind))
      await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT IF EXISTS "${title}"`)
  for (const { title } of await rulesOf(client, 'index'))
    await client.query(`DROP INDEX IF EXISTS "${title}"`)
  await client.query(
    `TRUNCATE ${demoTables.join(', ')}, stats.rollups, stats.deltas, stats.transaction_deltas`,
  )
}

/** Empties the tables of a load that did not end and puts their rules back, inside the caller's transaction. */
export async function undoLoad(client: Client): Promise<void> {
  await takeOff(client)
  for (const { define } of await rulesOf(client, 'index')) await client.query(define)
  await attach(client)
  await finishRules(client)
}

/**
 * Builds indexes and keys again and checks every row against them, on two connections.
 * @returns when all hold; triggers stay off until `finishRules`
 */
export async function restoreRules(
  client: Client,
  ownerUrl: string,
  big: boolean,
  onStep: (share: number) => void,
): Promise<void> {
  const size = await tableSizes(client)
  const bySize = (a: { owner: string }, b: { owner: string }) =>
    (size.get(b.owner) ?? 0) - (size.get(a.owner) ?? 0)
  const indexes = (await rulesOf(client, 'index')).sort(bySize)
  const references = await rulesOf(client, 'reference')
  const total = indexes.length + references.length + demoTables.length
  let done = 0
  const step = async (worker: Client, sql: string) => {
    await worker.query(sql)
    onStep(++done / total)
  }
  const helper = await connectForLoad(ownerUrl, big)
  try {
    const workers = [client, helper]
    await share(workers, indexes, (worker, { define }) => step(worker, define))
    await share(workers, demoTables, (worker, table) => step(worker, `ANALYZE ${table}`))
    await attach(client)
    // One table at a time, as checking a reference locks its table against the next check.
    const tables = [...new Set(references.map(({ owner }) => owner))].map((owner) => ({ owner })).sort(bySize)
    await share(workers, tables, async (worker, { owner }) => {
      for (const { title } of references.filter((reference) => reference.owner === owner))
        await step(worker, `ALTER TABLE ${owner} VALIDATE CONSTRAINT "${title}"`)
    })
  } finally {
    await helper.end()
  }
}

/** Enables the triggers and forgets the notes, inside the caller's transaction. */
export async function finishRules(client: Client): Promise<void> {
  for (const table of demoTables)
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER, RESET (autovacuum_enabled)`)
  await client.query(`DROP TABLE ${rulesTable}`)
}

/** Makes keys of their indexes, and adds the references, which are valid already when the tables are empty. */
async function attach(client: Client): Promise<void> {
  const add = ({ owner, title, define }: Rule) => `ALTER TABLE ${owner} ADD CONSTRAINT "${title}" ${define}`
  for (const key of await rulesOf(client, 'key')) await client.query(add(key))
  const { rows } = await client.query<{ empty: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM customers) AS empty',
  )
  for (const reference of await rulesOf(client, 'reference'))
    await client.query(`${add(reference)}${rows[0]?.empty ? '' : ' NOT VALID'}`)
}

async function rulesOf(client: Client, kind: Kind): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `SELECT * FROM ${rulesTable} WHERE kind = $1 ORDER BY owner, title`,
    [kind],
  )
  return rows
}

async function tableSizes(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    'SELECT t::text AS name, pg_table_size(t) AS bytes FROM unnest($1::regclass[]) AS t',
    [demoTables],
  )
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]))
}

/** Runs `work` on each item, one item per worker at a time, in order. The first failure ends it. */
async function share<Worker, Item>(
  workers: Worker[],
  items: Item[],
  work: (worker: Worker, item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  await Promise.all(
    workers.map(async (worker) => {
      try {
        for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(worker, item)
      } finally {
        queue.length = 0
      }
    }),
  )
}
