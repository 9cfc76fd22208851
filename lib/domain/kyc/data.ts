import 'server-only'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition, is, within } from '@/lib/db/list-conditions'
import { readDocument } from '@/lib/documents/store'
import { env } from '@/lib/env'
import { STUCK_HOURS } from './constants'
import * as dto from './dto'
import { kycList } from './schema'

const OPEN = ['pending', 'in_progress', 'resubmission_requested']
const SELECT = Prisma.sql`
  t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.level::text, t.status::text,
  t.risk_score::int AS "riskScore", t.risk_level::text AS "riskLevel", a.name AS "claimedBy",
  t.submitted_at AS "submittedAt", t.decided_at AS "decidedAt"`
const JOINS = Prisma.sql`JOIN customers c ON c.id = t.customer_id LEFT JOIN admin_users a ON a.id = t.claimed_by`
const STUCK: Condition = {
  sql: Prisma.sql`
    t.status = 'in_progress' AND t.review_started_at < now() - make_interval(hours => ${STUCK_HOURS}::int)`,
}

const source: ListSource<dto.KycRow> = {
  table: Prisma.sql`kyc_records`,
  joins: JOINS,
  select: SELECT,
  sorts: { submitted: Prisma.sql`t.submitted_at` },
  row: dto.kycRow,
  search: searchByCustomer,
  filters: (filters) => {
    const open = filters.status?.every((status) => OPEN.includes(status))
    return [
      anyOf(Prisma.sql`t.status`, 'kyc_status', filters.status, { walks: !open }),
      anyOf(Prisma.sql`t.risk_level`, 'kyc_risk_level', filters.risk, { walks: true }),
      anyOf(Prisma.sql`t.level`, 'kyc_level', filters.level, { walks: true }),
      within(Prisma.sql`t.submitted_at`, filters.submitted),
      filters.stuck && STUCK,
      is(Prisma.sql`t.customer_id`, filters.customer),
    ]
  },
}

/** A page of KYC records. */
export const listKycRecords = listOf(source, kycList)

/** One KYC record, held against the customer and with what an approval leads to; or null. */
export async function findKycRecord(id: string): Promise<dto.KycDetail | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.first_name || ' ' || t.last_name AS "submittedName", t.date_of_birth AS "dateOfBirth",
      extract(year FROM age(t.submitted_at AT TIME ZONE ${env().BANK_TIME_ZONE}, t.date_of_birth))::int AS age,
      t.nationality, t.document_type::text AS "documentType", t.document_number AS "documentNumber",
      t.phone AS "submittedPhone", t.address_line AS "addressLine", t.town, t.claimed_until AS "claimedUntil",
      t.review_started_at AS "reviewStartedAt", d.name AS "decidedBy", s.name AS "secondDecider",
      t.reason_code::text AS "reasonCode", t.notes, t.expires_at AS "expiresAt",
      c.date_of_birth AS "customerDateOfBirth", c.identity_number AS "customerIdentity",
      c.nationality AS "customerNationality", c.identity_number = t.document_number AS "sameDocument",
      c.phone = t.phone AS "samePhone", w.id AS "walletId", w.tier::text, l.tier::text AS "nextTier",
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

/** The documents of a record, the newest upload first, each held against its file. */
export async function listKycDocuments(id: string): Promise<dto.KycDocument[]> {
  const rows = await db().kycDocument.findMany({
    where: { kycRecordId: id },
    select: DOCUMENT,
    orderBy: [{ uploadedAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  const documents: dto.KycDocument[] = []
  for (const row of rows) {
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

/** Other customers with the same document number or phone, in their own data or in what they submitted. */
export async function findKycChecks(id: string): Promise<dto.KycDuplicate[]> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH record AS (SELECT customer_id, document_number, phone FROM kyc_records WHERE id = ${id}::uuid)
    SELECT DISTINCT o.id AS "customerId", o.full_name AS customer, f.same
    FROM record r CROSS JOIN LATERAL (
      SELECT k.customer_id, 'document' AS same FROM kyc_records k WHERE k.document_number = r.document_number
      UNION ALL SELECT k.customer_id, 'phone' FROM kyc_records k WHERE k.phone = r.phone
      UNION ALL SELECT c.id, 'document' FROM customers c WHERE c.identity_number = r.document_number
      UNION ALL SELECT c.id, 'phone' FROM customers c WHERE c.phone = r.phone
    ) f JOIN customers o ON o.id = f.customer_id
    WHERE f.customer_id <> r.customer_id LIMIT 10`
  return rows.map((row) => dto.kycDuplicate.parse(row))
}
