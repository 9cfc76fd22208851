import type { ClientBase } from 'pg'
import { counted, type Hit, type StaffRule } from '../rule'

type Quick = { adminId: string; name: string; anchor: string; at: Date; seconds: number; title: string }
type Pair = { adminId: string; maker: string; checker: string; at: Date; count: number; share: number }
type Reads = { adminId: string; actor: string; at: Date; records: number; day: string }

/** Requests approved before anybody can have read them, and KYC records of high risk decided as fast. */
const QUICK = `
  SELECT a.checker_id AS "adminId", u.name, 'approval ' || a.id AS anchor, a.decided_at AS at, a.title,
         extract(epoch FROM a.decided_at - a.created_at)::float8 AS seconds
    FROM approvals a JOIN admin_users u ON u.id = a.checker_id
   WHERE a.status = 'approved' AND a.decided_at >= $1
     AND a.decided_at - a.created_at < make_interval(secs => $2)
  UNION ALL
  SELECT k.decided_by, u.name, 'kyc ' || k.id, k.decided_at, 'a KYC record of high risk',
         extract(epoch FROM k.decided_at - k.review_started_at)::float8
    FROM kyc_records k JOIN admin_users u ON u.id = k.decided_by
   WHERE k.decided_at >= $1 AND k.status = 'approved' AND k.risk_level = 'high'
     AND k.decided_at - k.review_started_at < make_interval(secs => $2)`

/** Two who approve one another's requests much more than chance would have it. */
const PAIR = `
  WITH fresh AS (
    SELECT maker_id, checker_id, max(decided_at) AS at FROM approvals
     WHERE status = 'approved' AND decided_at >= $1 GROUP BY 1, 2)
  SELECT f.checker_id AS "adminId", m.name AS maker, c.name AS checker, f.at, n.pair::int AS count,
         (100.0 * n.pair / n.total)::float8 AS share
    FROM fresh f JOIN admin_users m ON m.id = f.maker_id JOIN admin_users c ON c.id = f.checker_id CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE checker_id = f.checker_id) AS pair, count(*) AS total FROM approvals a
       WHERE a.maker_id = f.maker_id AND a.status = 'approved' AND a.decided_at <= f.at
         AND a.decided_at > f.at - make_interval(days => $3)) n
   WHERE n.pair >= $2 AND 100.0 * n.pair / n.total >= $4`

/** What somebody read of customers and KYC records that gave them no work to do: neither open nor ever theirs. */
const READS = `
  WITH fresh AS (
    SELECT actor_id, max(created_at) AS at FROM audit_events
     WHERE action = 'sensitive_read' AND created_at >= $1 AND actor_id IS NOT NULL GROUP BY actor_id)
  SELECT f.actor_id AS "adminId", u.email AS actor, f.at, n.records::int AS records,
         to_char(f.at AT TIME ZONE $3, 'YYYY-MM-DD') AS day
    FROM fresh f JOIN admin_users u ON u.id = f.actor_id CROSS JOIN LATERAL (
      SELECT count(DISTINCT e.object_id) AS records FROM audit_events e
       WHERE e.action = 'sensitive_read' AND e.created_at > f.at - interval '24 hours' AND e.created_at <= f.at
         AND e.actor_id = f.actor_id AND e.object_type IN ('customer', 'kyc_record')
         AND NOT EXISTS (
           SELECT FROM kyc_records k WHERE (k.id::text = e.object_id OR k.customer_id::text = e.object_id)
              AND (k.status IN ('pending', 'in_progress', 'resubmission_requested')
                   OR e.actor_id IN (k.claimed_by, k.decided_by, k.second_decider)))
         AND NOT EXISTS (
           SELECT FROM suspicious_activities s WHERE s.customer_id::text = e.object_id AND s.status <> 'closed')) n
   WHERE n.records >= $2`

export const insider: StaffRule<'seconds' | 'pair' | 'pairDays' | 'pairPercent' | 'reads'> = {
  rule: 'insider',
  name: 'Insider',
  about:
    'Somebody of the bank approves without reading, always for the same colleague, or reads what no work of theirs needs.',
  thresholds: {
    seconds: {
      label: 'Approved sooner than',
      unit: 'seconds',
      help: 'After it was asked for; of KYC, records of high risk, after the review began.',
      ...{ least: 1, most: 600, whole: true },
    },
    pair: {
      label: 'The same two at least so often',
      unit: 'approvals',
      help: 'One asks, the other approves.',
      ...{ least: 2, most: 1_000, whole: true },
    },
    pairDays: {
      label: 'Within',
      unit: 'days',
      help: 'Ending with the latest.',
      ...{ least: 1, most: 365, whole: true },
    },
    pairPercent: {
      label: 'And of what the one asked for at least',
      unit: '%',
      help: 'In a small team pairs repeat: then raise it.',
      ...{ least: 10, most: 100, whole: false },
    },
    reads: {
      label: 'So many people’s data read without a case',
      unit: 'people',
      help: 'Within 24 hours: no KYC record of theirs was open or the reader’s, and no case.',
      ...{ least: 1, most: 10_000, whole: true },
    },
  },
  async find(client, { since }, { seconds, pair, pairDays, pairPercent, reads }, timeZone) {
    return [
      ...(await quick(client, since, seconds)),
      ...(await pairs(client, [since, pair, pairDays, pairPercent])),
      ...(await readers(client, [since, reads, timeZone])),
    ]
  },
}

const admin = (subjectId: string) =>
  ({ subjectType: 'admin_user', subjectId, customerId: null, walletId: null, transactionIds: [] }) as const

async function quick(client: ClientBase, since: Date, limit: number): Promise<Hit[]> {
  const { rows } = await client.query<Quick>(QUICK, [since, limit])
  return rows.map(({ adminId, name, anchor, at, seconds, title }) => ({
    ...{ ...admin(adminId), anchor, at, severity: 'medium' },
    sentence: `${name} approved “${title}” ${counted(Math.floor(seconds), 'second')} after it came: too soon to have read it.`,
  }))
}

async function pairs(client: ClientBase, values: unknown[]): Promise<Hit[]> {
  const { rows } = await client.query<Pair>(PAIR, values)
  return rows.map(({ adminId, maker, checker, at, count, share }) => ({
    ...{ ...admin(adminId), anchor: `pair ${maker} ${count}`, at, severity: 'medium' },
    sentence: `${checker} approved ${count} requests of ${maker} in ${values[2]} days, ${Math.floor(share)} % of what ${maker} asked for.`,
  }))
}

async function readers(client: ClientBase, values: unknown[]): Promise<Hit[]> {
  const { rows } = await client.query<Reads>(READS, values)
  return rows.map(({ adminId, actor, at, records, day }) => ({
    ...{ ...admin(adminId), anchor: `reads ${day}`, at, severity: 'high' },
    sentence: `${actor} read the personal data of ${records} people within 24 hours without a case of theirs.`,
  }))
}
