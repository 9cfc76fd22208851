import type { Client } from 'pg'
import { rulesTable, undoLoad } from './rules'
import { demoStaff } from './tables'

export type UnfinishedLoad = { seed: number; customers: number; merchants: number; transactions: number }

/**
 * The load of demo data that was begun here and never ended, by a kill or a power cut; `undefined` in any other bank.
 * Such a bank is marked as a demo without a time of loading, and still has the notes of the load.
 */
export async function unfinishedLoad(client: Client): Promise<UnfinishedLoad | undefined> {
  const { rows } = await client.query<UnfinishedLoad>(
    `SELECT demo_seed::float8 AS seed, demo_customers AS customers, demo_merchants AS merchants, demo_transactions AS transactions
       FROM bank WHERE is_demo AND demo_loaded_at IS NULL AND to_regclass('public.${rulesTable}') IS NOT NULL`,
  )
  return rows[0]
}

/** Takes away exactly what an unfinished load left: the bank is as empty as its migrations made it. */
export async function clearUnfinished(client: Client): Promise<void> {
  await client.query('BEGIN')
  try {
    await undoLoad(client)
    await client.query('ALTER TABLE admin_users DISABLE TRIGGER USER; ALTER TABLE bank DISABLE TRIGGER USER')
    await client.query('DELETE FROM admin_users WHERE email = ANY ($1) AND last_login_at IS NULL', [
      demoStaff.map(({ email }) => email),
    ])
    await client.query(
      `UPDATE bank SET is_demo = false, demo_seed = NULL, demo_customers = NULL, demo_merchants = NULL, demo_transactions = NULL`,
    )
    await client.query(
      'ALTER TABLE admin_users ENABLE TRIGGER USER; ALTER TABLE bank ENABLE TRIGGER USER; COMMIT',
    )
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
