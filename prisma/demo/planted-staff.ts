import type { Client } from 'pg'
import type { DemoOptions } from './options'
import { plantedPeople } from './planted-cases'

/** Times are the bank's: days before the load, at a time of the day. */
const AT = `(($1::timestamptz AT TIME ZONE $2)::date - $3::int + $4::time) AT TIME ZONE $2`

/** One address that tries ten names within twenty minutes; nobody's account is among them. */
const SPRAY = `
  INSERT INTO login_attempts (account, source, outcome, user_agent, attempted_at)
  SELECT name || '@phantom.demo', '203.0.113.66', 'unknown_account', 'python-requests/2.32', ${AT} + n * interval '2 minutes'
    FROM unnest('{admin,root,it,helpdesk,finance,payments,info,audit,backup,test}'::text[]) WITH ORDINALITY AS a (name, n)`

/** Somebody of operations who looks up fifteen customers of whom nothing is open. */
const READS = `
  INSERT INTO audit_events (actor, actor_id, actor_role, action, object_type, object_id, after, reason, request_id, source_ip,
                            user_agent, created_at)
  SELECT u.email, u.id, u.role, 'sensitive_read', 'customer', c.id,
         '{"fields": ["phone", "email", "identityNumber", "dateOfBirth"]}', 'Customer asked by phone', 'demo-' || c.n, '10.20.4.17',
         'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0', ${AT} + c.n * interval '2 minutes'
    FROM admin_users u CROSS JOIN (
      SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM customers c
       WHERE full_name <> ALL ($5) AND EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id)
         AND NOT EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id
                           AND k.status IN ('pending', 'in_progress', 'resubmission_requested'))
       ORDER BY id LIMIT 15) c
   WHERE u.email = 'mpho.letshwiti@phantom.demo'`

/** The planted cases that are about staff: in the trail and among the sign-ins, which nobody ever takes back. */
export async function plantStaffCases(client: Client, { now, timeZone }: DemoOptions): Promise<void> {
  const names = plantedPeople.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
  await client.query(SPRAY, [now, timeZone, 1, '02:38'])
  await client.query(READS, [now, timeZone, 1, '19:05', names])
}
