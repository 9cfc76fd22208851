import 'server-only'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import { AGE_BUCKETS } from '@/lib/kyc/constants'
import * as dto from './dto'

/** What of the records an officer may take: what is theirs, what nobody holds any more, and not what they said yes to. */
export function takeable(userId: string): Prisma.Sql {
  return Prisma.sql`
    (status = 'pending' OR (status = 'in_progress'
      AND (claimed_by IS NULL OR claimed_by = ${userId}::uuid OR claimed_until <= clock_timestamp())))
    AND first_approver IS DISTINCT FROM ${userId}::uuid`
}

/** What waits, for how long and for whom, read now: the same counts as the metrics of the next snapshot. */
export async function readDesk(userId: string): Promise<dto.Desk> {
  const bucket = Prisma.join(
    AGE_BUCKETS.map(
      ({ from, to }) => Prisma.sql`count(*) FILTER (WHERE status = 'pending'
        AND submitted_at <= now() - make_interval(hours => ${from}::int)
        AND (${to}::int IS NULL OR submitted_at > now() - make_interval(hours => ${to}::int)))::int`,
    ),
  )
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ARRAY[${bucket}] AS ages, min(submitted_at) FILTER (WHERE status = 'pending') AS "oldestAt",
      count(*) FILTER (WHERE status = 'pending')::int AS pending,
      count(*) FILTER (WHERE status = 'in_progress')::int AS "inProgress",
      count(*) FILTER (WHERE status = 'resubmission_requested')::int AS asked,
      count(*) FILTER (WHERE status = 'pending' AND first_approver IS NOT NULL)::int AS "secondOfficer",
      count(*) FILTER (WHERE status = 'in_progress' AND claimed_until <= now())::int AS lapsed,
      count(*) FILTER (WHERE status = 'in_progress' AND claimed_by = ${userId}::uuid AND claimed_until > now()
        OR status IN ('pending', 'in_progress') AND assigned_to = ${userId}::uuid AND claimed_by IS DISTINCT FROM ${userId}::uuid)::int AS mine,
      json_build_object('high', count(*) FILTER (WHERE status = 'pending' AND risk_level = 'high'),
        'medium', count(*) FILTER (WHERE status = 'pending' AND risk_level = 'medium'),
        'low', count(*) FILTER (WHERE status = 'pending' AND risk_level = 'low')) AS risks
    FROM kyc_records WHERE status IN ('pending', 'in_progress', 'resubmission_requested')`
  return dto.desk.parse(row)
}

/** Everybody who may decide, with what they have on their desk. */
export async function listOfficers(): Promise<dto.Officer[]> {
  const roles = ROLES.filter((role) => can(role, 'kyc:decide'))
  const rows = await db().$queryRaw<unknown[]>`
    SELECT a.id, a.email, a.name, count(k.id)::int AS waiting
    FROM admin_users a LEFT JOIN kyc_records k
      ON k.status IN ('pending', 'in_progress') AND coalesce(k.claimed_by, k.assigned_to) = a.id
    WHERE a.status = 'active' AND a.role = ANY(${roles}::admin_role[])
    GROUP BY a.id ORDER BY a.name, a.id`
  return rows.map((row) => dto.officer.parse(row))
}

const VERSION = Prisma.sql`md5(concat_ws('|', k.level, k.risk_score, k.first_name, k.last_name, k.date_of_birth, k.nationality,
  k.phone, k.document_type, k.document_number, k.document_expires_on, k.address_line, k.town,
  (SELECT string_agg(d.sha256, ',' ORDER BY d.id) FROM kyc_documents d WHERE d.kyc_record_id = k.id)))`

/** What a decision has to know of a record; with `hold` nobody changes it until the transaction ends. */
export async function readCase(
  on: Pick<ReturnType<typeof db>, '$queryRaw'>,
  id: string,
  { hold }: { hold: boolean },
): Promise<dto.Case | null> {
  if (hold) await on.$queryRaw`SELECT FROM kyc_records WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const [row] = await on.$queryRaw<unknown[]>`
    SELECT k.id, k.status::text, k.risk_score::int AS "riskScore", k.first_name AS "firstName",
      ${VERSION} AS version, k.claimed_by AS "claimedById", a.name AS "claimedBy", k.claimed_until AS "claimedUntil",
      coalesce(k.claimed_until > clock_timestamp(), false) AS live, k.assigned_to AS "assignedToId", o.name AS "assignedTo",
      k.first_approver AS "firstApproverId", f.name AS "firstApprover", k.first_approved_at AS "firstApprovedAt",
      d.name AS "decidedBy", k.decided_at AS "decidedAt", c.preferred_language::text AS language,
      c.status::text AS "customerStatus",
      k.date_of_birth > (k.submitted_at AT TIME ZONE 'Africa/Gaborone')::date - interval '18 years' AS underage,
      coalesce(k.document_expires_on < (now() AT TIME ZONE ${env().BANK_TIME_ZONE})::date, false) AS "documentExpired"
    FROM kyc_records k JOIN customers c ON c.id = k.customer_id
    LEFT JOIN admin_users a ON a.id = k.claimed_by LEFT JOIN admin_users o ON o.id = k.assigned_to
    LEFT JOIN admin_users f ON f.id = k.first_approver LEFT JOIN admin_users d ON d.id = k.decided_by
    WHERE k.id = ${id}::uuid`
  return row ? dto.kycCase.parse(row) : null
}

/** Notes and messages of a record, the newest first. */
export async function listRemarks(id: string): Promise<dto.Remark[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT n.id, 'note' AS kind, a.name AS author, NULL AS language, n.body, n.created_at AS "createdAt"
    FROM kyc_notes n JOIN admin_users a ON a.id = n.author_id WHERE n.kyc_record_id = ${id}::uuid
    UNION ALL
    SELECT m.id, 'message', a.name, m.language::text, m.body, m.created_at
    FROM kyc_messages m JOIN admin_users a ON a.id = m.author_id WHERE m.kyc_record_id = ${id}::uuid
    ORDER BY "createdAt" DESC, id DESC LIMIT 100`
  return rows.map((row) => dto.remark.parse(row))
}
