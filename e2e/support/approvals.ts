import type { Client } from 'pg'
import type { Role } from '@/lib/auth/permissions'

/** Asks, as an account of a demo bank, for a frozen wallet to be unfrozen; yields the request's id. */
export async function askForUnfreezing(
  client: Client,
  { maker = 'operations', reason = 'The court lifted its order' }: { maker?: Role; reason?: string } = {},
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO approvals (action, target_type, target_id, target_version, arguments, title, changes, reason,
         maker_id, expires_at)
       SELECT 'wallet.unfreeze', 'wallet', f.wallet_id, md5(string_agg(f.id::text, ',' ORDER BY f.id)),
         '{"freezeId": null}', 'Unfreeze the wallet of ' || min(c.full_name),
         '[{"what": "Status", "before": "Frozen", "after": "Active"}]', $1,
         (SELECT id FROM admin_users WHERE email = $2), now() + interval '3 days'
       FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id JOIN customers c ON c.id = w.customer_id
       WHERE f.lifted_at IS NULL AND NOT EXISTS
         (SELECT FROM approvals a WHERE a.target_id = f.wallet_id::text AND a.status = 'pending')
       GROUP BY f.wallet_id ORDER BY f.wallet_id DESC LIMIT 1 RETURNING id`,
    [reason, `${maker}@phantom.demo`],
  )
  return rows[0]?.id ?? ''
}
