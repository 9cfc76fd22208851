import { Client } from 'pg'
import type { RunningBank } from './banks'

/** Asks, as the operations account of a demo bank, for a frozen wallet to be unfrozen; yields the request's id. */
export async function askForUnfreezing(bank: Pick<RunningBank, 'databaseUrl'>): Promise<string> {
  const client = new Client({ connectionString: bank.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO approvals (action, target_type, target_id, target_version, arguments, title, changes, reason,
         maker_id, expires_at)
       SELECT 'wallet.unfreeze', 'wallet', f.wallet_id, md5(string_agg(f.id::text, ',' ORDER BY f.id)),
         '{"freezeId": null}', 'Unfreeze the wallet of ' || min(c.full_name),
         '[{"what": "Status", "before": "Frozen", "after": "Active"}]', 'The court lifted its order',
         (SELECT id FROM admin_users WHERE email = 'operations@phantom.demo'), now() + interval '3 days'
       FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id JOIN customers c ON c.id = w.customer_id
       WHERE f.lifted_at IS NULL GROUP BY f.wallet_id ORDER BY f.wallet_id LIMIT 1 RETURNING id`,
    )
    return rows[0]?.id ?? ''
  } finally {
    await client.end()
  }
}
