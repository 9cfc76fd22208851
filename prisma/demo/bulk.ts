import type { Client } from 'pg'

/** The tables a demo bank fills. */
export const demoTables = [
  'merchants',
  'api_credentials',
  'customers',
  'merchant_customer_access',
  'wallets',
  'wallet_freezes',
  'transactions',
  'transaction_events',
  'qr_codes',
  'eft_payments',
  'kyc_records',
  'kyc_documents',
  'kyc_events',
]

type Definition = { title: string; create: string; drop: string }

/**
 * Takes triggers, indexes and keys off the tables for a bulk load inside the current transaction, which must be the
 * owner's. Whatever the migrations defined is put back by `restore`; a rollback puts it back as well.
 */
export async function suspendRules(client: Client): Promise<Definition[]> {
  // Keys that refer to a table come before the unique indexes they need.
  const keys = await client.query<Definition>(
    `SELECT conname AS title,
            format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
       FROM pg_constraint
      WHERE contype IN ('f', 'p', 'u') AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
      ORDER BY contype = 'f' DESC, conrelid, conname`,
    [demoTables],
  )
  const indexes = await client.query<Definition>(
    `SELECT relname AS title, format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS create
       FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
      ORDER BY indrelid, relname`,
    [demoTables],
  )
  for (const table of demoTables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  for (const { drop } of [...keys.rows, ...indexes.rows]) await client.query(drop)
  // New files for the tables: a server with wal_level = minimal then writes no log for the load.
  await client.query(`TRUNCATE ${demoTables.join(', ')}`)
  return [...indexes.rows, ...keys.rows.reverse()]
}

/** Builds indexes and keys again, which checks every row against them, and enables the triggers. */
export async function restoreRules(
  client: Client,
  definitions: Definition[],
  onStep: (done: number, of: number) => void,
): Promise<void> {
  for (const [index, { create }] of definitions.entries()) {
    onStep(index, definitions.length)
    await client.query(create)
  }
  for (const table of demoTables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}
