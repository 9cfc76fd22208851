import 'server-only'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, type Condition, is, within } from '@/lib/db/list-conditions'
import { countOf } from '@/lib/db/list-count'
import { wholeList } from '@/lib/db/whole-list'
import { readDocument } from '@/lib/documents/store'
import { env } from '@/lib/env'
import { AGE_BUCKETS } from '@/lib/kyc/constants'
import type { ListPage, ListState } from '@/lib/list/definition'
import { SLA_HOURS, STUCK_HOURS } from './constants'
import * as dto from './dto'
import { kycList } from './schema'

const OPEN = ['pending', 'in_progress', 'resubmission_requested']
const SELECT = Prisma.sql`
  t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.level::text, t.status::text,
  t.risk_score::int AS "riskScore", t.risk_level::text AS "riskLevel", a.name AS "claimedBy",
  coalesce(t.claimed_until > now(), false) AS "claimLive", o.name AS "assignedTo",
  t.first_approver IS NOT NULL AND t.status IN ('pending', 'in_progress') AS "halfApproved",
  t.submitted_at AS "submittedAt", t.decided_at AS "decidedAt"`
const JOINS = Prisma.sql`
  JOIN customers c ON c.id = t.customer_id LEFT JOIN admin_users a ON a.id = t.claimed_by
  LEFT JOIN admin_users o ON o.id = t.assigned_to`
const STUCK: Condition = {
  sql: Prisma.sql`
    t.status = 'in_progress' AND t.review_started_at < now() - make_interval(hours => ${STUCK_HOURS}::int)`,
}
const LATE: Condition = {
  sql: Prisma.sql`t.status = 'pending' AND t.submitted_at < now() - make_interval(hours => ${SLA_HOURS}::int)`,
}
const DECIDED: Condition = {
  sql: Prisma.sql`t.status IN ('approved', 'rejected') AND t.decided_at >= now() - interval '720 hours'`,
}

/** Whose turn it is; what is the person's own depends on who asks. */
function onDesk(chosen: readonly string[] | undefined, userId: string | null): Condition | null {
  if (!chosen) return null
  const ways: Record<string, Prisma.Sql> = {
    mine: Prisma.sql`t.status IN ('pending', 'in_progress') AND
      (t.claimed_by = ${userId}::uuid AND t.claimed_until > now()
       OR t.assigned_to = ${userId}::uuid AND t.claimed_by IS DISTINCT FROM ${userId}::uuid)`,
    unassigned: Prisma.sql`t.status = 'pending' AND t.assigned_to IS NULL`,
    second_officer: Prisma.sql`t.status = 'pending' AND t.first_approver IS NOT NULL`,
    lapsed: Prisma.sql`t.status = 'in_progress' AND t.claimed_until <= now()`,
  }
  const any = chosen.flatMap((way) => (ways[way] ? [Prisma.sql`(${ways[way]})`] : []))
  return { sql: Prisma.join(any, ' OR ') }
}

/** Pending for as long as one of the chosen buckets says. */
function aged(chosen: readonly string[] | undefined): Condition | null {
  if (!chosen) return null
  const hours = (count: number) => Prisma.sql`now() - make_interval(hours => ${count}::int)`
  const any = AGE_BUCKETS.filter(({ key }) => chosen.includes(key)).map(({ from, to }) =>
    to === null
      ? Prisma.sql`t.submitted_at <= ${hours(from)}`
      : Prisma.sql`(t.submitted_at <= ${hours(from)} AND t.submitted_at > ${hours(to)})`,
  )
  return { sql: Prisma.sql`t.status = 'pending' AND (${Prisma.join(any, ' OR ')})` }
}

const source: ListSource<dto.KycRow> = {
  table: Prisma.sql`kyc_records`,
  joins: JOINS,
  select: SELECT,
  sorts: { queue: Prisma.sql`t.queue_order`, submitted: Prisma.sql`t.submitted_at` },
  row: dto.kycRow,
  search: searchByCustomer,
  filters: (filters) => {
    // One status is in the order of its index, and what is open is little.
    const some = filters.status?.length !== 1 && !filters.status?.every((status) => OPEN.includes(status))
    return [
      anyOf(Prisma.sql`t.status`, 'kyc_status', filters.status, { walks: some }),
      anyOf(Prisma.sql`t.risk_level`, 'kyc_risk_level', filters.risk, { walks: true }),
      anyOf(Prisma.sql`t.level`, 'kyc_level', filters.level, { walks: true }),
      within(Prisma.sql`t.submitted_at`, filters.submitted),
      filters.stuck && STUCK,
      filters.late && LATE,
      aged(filters.age),
      filters.decided && DECIDED,
      is(Prisma.sql`t.customer_id`, filters.customer),
    ]
  },
}

/** A page of KYC records; `userId` is the person whose desk "mine" is. */
export function listKycRecords(
  state: ListState,
  userId: string | null = null,
): Promise<ListPage<dto.KycRow>> {
  const filters: typeof source.filters = (chosen, all) => [
    ...source.filters(chosen, all),
    onDesk(chosen.desk, userId),
  ]
  return readList({ ...source, filters }, kycList, state)
}

/** All KYC records of a list, and what of them can be exported. */
export const allKycRecords = wholeList(source, kycList, [
  ...column.customer,
  column.plain('level', Prisma.sql`t.level`),
  column.plain('risk', Prisma.sql`t.risk_level`),
  column.plain('risk_score', Prisma.sql`t.risk_score`, { of: 'risk' }),
  column.plain('status', Prisma.sql`t.status`),
  column.text('claimed_by', Prisma.sql`a.name`, { of: 'claimed' }),
  column.time('submitted_at', Prisma.sql`t.submitted_at`, { of: 'submitted' }),
  column.time('decided_at', Prisma.sql`t.decided_at`, { of: 'decided' }),
])

/** How many of them a period has, where the statistics say. */
export const countKycRecords = countOf(source, {
  measure: 'kyc_submitted',
  period: 'submitted',
  column: Prisma.sql`t.submitted_at`,
  dimensions: { status: 'a' },
})

/** One KYC record, held against the customer and with what an approval leads to; or null. */
export async function findKycRecord(id: string): Promise<dto.KycDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.first_name || ' ' || t.last_name AS "submittedName", t.date_of_birth AS "dateOfBirth",
      extract(year FROM age(t.submitted_at AT TIME ZONE ${env().BANK_TIME_ZONE}, t.date_of_birth))::int AS age,
      t.nationality, t.document_type::text AS "documentType", t.document_number AS "documentNumber",
      t.document_number AS "numberAsGiven", t.document_expires_on AS "documentExpiresOn",
      t.risk_factors AS "riskFactors",
      t.phone AS "submittedPhone", t.town, t.claimed_until AS "claimedUntil",
      t.review_started_at AS "reviewStartedAt", d.name AS "decidedBy", s.name AS "secondDecider",
      t.reason_code::text AS "reasonCode", t.notes, t.expires_at AS "expiresAt",
      c.date_of_birth AS "customerDateOfBirth", c.identity_number AS "customerIdentity",
      c.nationality AS "customerNationality", c.identity_number = t.document_number AS "sameDocument",
      c.date_of_birth = t.date_of_birth AS "sameBirth", c.phone = t.phone AS "samePhone", w.id AS "walletId", w.tier::text, l.tier::text AS "nextTier",
      l.daily_limit AS "nextDailyLimit", l.monthly_limit AS "nextMonthlyLimit"
    FROM kyc_records t ${JOINS}
    LEFT JOIN admin_users d ON d.id = t.decided_by LEFT JOIN admin_users s ON s.id = t.second_decider
    LEFT JOIN wallets w ON w.customer_id = t.customer_id
    LEFT JOIN wallet_tier_limits l ON l.tier = greatest(w.tier, kyc_tier(t.level))
    WHERE t.id = ${id}::uuid`
  return row ? dto.kycDetail.parse(row) : null
}

const DOCUMENT = {
  id: true,
  kycRecordId: true,
  kind: true,
  file: true,
  contentType: true,
  sizeBytes: true,
  sha256: true,
  uploadedAt: true,
} as const

const FIRST = ['passport', 'id_card', 'driving_licence', 'selfie']
const rank = (kind: string) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length)

/** The documents of a record, what proves an identity first and the newest of a kind first, each held against its file. */
export async function listKycDocuments(id: string): Promise<dto.KycDocument[]> {
  const rows = await db().kycDocument.findMany({
    where: { kycRecordId: id },
    select: DOCUMENT,
    orderBy: [{ uploadedAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  const documents: dto.KycDocument[] = []
  for (const row of rows.sort((a, b) => rank(a.kind) - rank(b.kind))) {
    const { state } = await readDocument(row) // one after another: each may be large
    documents.push(dto.kycDocument.parse({ ...row, state }))
  }
  return documents
}

/** One document and where its file is; or null. */
export function findKycDocument(id: string): Promise<dto.StoredKycDocument | null> {
  return db().kycDocument.findUnique({ where: { id }, select: DOCUMENT })
}

/** Every status it entered, newest first. */
export async function listKycEvents(id: string): Promise<dto.KycEvent[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, from_status::text AS "fromStatus", to_status::text AS "toStatus", reason_code::text AS "reasonCode",
      actor, created_at AS "createdAt"
    FROM kyc_events WHERE kyc_record_id = ${id}::uuid ORDER BY id DESC LIMIT 100`
  return rows.map((row) => dto.kycEvent.parse(row))
}

/** Other customers with the same identity or document number, phone, or name and birthday, in their data or in what they sent. */
export async function findKycChecks(id: string): Promise<dto.KycDuplicate[]> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH record AS (SELECT customer_id, document_number, phone, first_name, last_name, date_of_birth
      FROM kyc_records WHERE id = ${id}::uuid)
    SELECT DISTINCT o.id AS "customerId", o.full_name AS customer, o.is_verified AS "isVerified", f.same
    FROM record r CROSS JOIN LATERAL (
      SELECT k.customer_id, 'document' AS same FROM kyc_records k WHERE k.document_number = r.document_number
      UNION ALL SELECT k.customer_id, 'phone' FROM kyc_records k WHERE k.phone = r.phone
      UNION ALL SELECT c.id, 'identity' FROM customers c WHERE c.identity_number = r.document_number
      UNION ALL SELECT c.id, 'phone' FROM customers c WHERE c.phone = r.phone
      UNION ALL SELECT c.id, 'person' FROM customers c WHERE c.date_of_birth = r.date_of_birth
        AND lower(c.first_name) = lower(r.first_name) AND lower(c.last_name) = lower(r.last_name)
    ) f JOIN customers o ON o.id = f.customer_id
    WHERE f.customer_id <> r.customer_id LIMIT 20`
  return rows.map((row) => dto.kycDuplicate.parse(row))
}

/** What the customer sent before or after, the newest first. */
export async function listOtherRecords(id: string): Promise<dto.KycRow[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT} FROM kyc_records t ${JOINS}
    WHERE t.customer_id = (SELECT customer_id FROM kyc_records WHERE id = ${id}::uuid) AND t.id <> ${id}::uuid
    ORDER BY t.submitted_at DESC, t.id DESC LIMIT 20`
  return rows.map((row) => dto.kycRow.parse(row))
}
