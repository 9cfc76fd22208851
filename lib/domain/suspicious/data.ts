import 'server-only'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, type Condition, is, named, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { wholeList } from '@/lib/db/whole-list'
import * as dto from './dto'
import { suspiciousList } from './schema'

const SUBJECT = Prisma.sql`coalesce(c.full_name, s.name, t.subject_id)`

const source: ListSource<dto.CaseRow> = {
  table: Prisma.sql`suspicious_activities`,
  joins: Prisma.sql`
    LEFT JOIN customers c ON c.id = t.customer_id
    LEFT JOIN admin_users s ON t.subject_type = 'admin_user' AND s.id::text = t.subject_id
    LEFT JOIN admin_users a ON a.id = t.assignee_id`,
  select: Prisma.sql`
    t.id, t.rule::text, t.rule_version AS "ruleVersion", t.severity::text, t.status::text, t.subject_type AS "subjectType",
    t.subject_id AS "subjectId", ${SUBJECT} AS subject, t.customer_id AS "customerId", t.wallet_id AS "walletId", t.summary,
    t.hits, t.opened_at AS "openedAt", t.last_hit_at AS "lastHitAt", t.assignee_id AS "assigneeId", a.name AS assignee,
    t.outcome::text`,
  sorts: { hit: Prisma.sql`t.last_hit_at`, opened: Prisma.sql`t.opened_at` },
  row: dto.caseRow,
  search: (q) => [named(Prisma.sql`concat_ws(' ', ${SUBJECT}, t.summary)`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    anyOf(Prisma.sql`t.status`, 'suspicious_status', filters.status, { walks: true }),
    anyOf(Prisma.sql`t.severity`, 'severity', filters.severity, { walks: true }),
    anyOf(Prisma.sql`t.rule`, 'suspicious_rule', filters.rule, { walks: true }),
    anyOf(Prisma.sql`t.outcome`, 'suspicious_outcome', filters.outcome, { walks: true }),
    assigned(filters.assigned),
    within(Prisma.sql`t.last_hit_at`, filters.hit),
    is(Prisma.sql`t.assignee_id`, filters.assignee),
    is(Prisma.sql`t.customer_id`, filters.customer),
    is(Prisma.sql`t.wallet_id`, filters.wallet),
  ],
}

function assigned(values: readonly string[] | undefined): Condition | null {
  if (values?.length !== 1) return null
  return { sql: Prisma.sql`(t.assignee_id IS NOT NULL) = ${values[0] === 'yes'}`, walks: true }
}

/** A page of cases. */
export const listCases = listOf(source, suspiciousList)

/** All cases of a list, and what of them can be exported. */
export const allCases = wholeList(source, suspiciousList, [
  column.plain('about', Prisma.sql`t.subject_type`, { of: 'subject' }),
  column.text('subject', SUBJECT),
  column.plain('severity', Prisma.sql`t.severity`),
  column.plain('rule', Prisma.sql`t.rule`),
  column.plain('rule_version', Prisma.sql`t.rule_version`, { of: 'rule' }),
  column.text('summary', Prisma.sql`t.summary`),
  column.plain('hits', Prisma.sql`t.hits`),
  column.time('last_hit_at', Prisma.sql`t.last_hit_at`, { of: 'hit' }),
  column.plain('status', Prisma.sql`t.status`),
  column.text('assignee', Prisma.sql`a.name`),
  column.time('opened_at', Prisma.sql`t.opened_at`, { of: 'opened' }),
  column.plain('outcome', Prisma.sql`t.outcome`),
])

/** One case, or null. */
export const findCase = detailOf(source, {
  joins: Prisma.sql`LEFT JOIN wallets w ON w.id = t.wallet_id LEFT JOIN admin_users k ON k.id = t.closed_by`,
  select: Prisma.sql`
    k.name AS "closedBy", t.closed_at AS "closedAt", t.outcome_note AS "outcomeNote", c.phone,
    w.status::text AS "walletStatus", w.balance`,
  row: dto.caseDetail,
})

/** The occasions of a case, the latest first. */
export async function listHits(caseId: string): Promise<dto.HitRow[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, sentence, rule_version AS "ruleVersion", happened_at AS "happenedAt", found_at AS "foundAt",
           cardinality(transaction_ids) AS rows
    FROM suspicious_hits WHERE suspicious_id = ${caseId}::uuid ORDER BY happened_at DESC, id DESC LIMIT 50`
  return rows.map((row) => dto.hitRow.parse(row))
}

/** The transactions that prove its latest occasions. */
const EVIDENCE = (caseId: string) => Prisma.sql`
  SELECT DISTINCT unnest(transaction_ids) AS id FROM (
    SELECT transaction_ids FROM suspicious_hits WHERE suspicious_id = ${caseId}::uuid
    ORDER BY happened_at DESC, id DESC LIMIT 50) h`

export async function listLinked(caseId: string): Promise<dto.LinkedTransaction[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT t.id, t.reference, t.created_at AS at, t.type::text, t.channel::text, t.direction::text, t.status::text, t.amount,
           c.full_name AS customer, o.id AS "counterpartyId", oc.full_name AS counterparty
    FROM (${EVIDENCE(caseId)}) e JOIN transactions t ON t.id = e.id JOIN customers c ON c.id = t.customer_id
    LEFT JOIN wallets o ON o.id = t.counterparty_wallet_id LEFT JOIN customers oc ON oc.id = o.customer_id
    ORDER BY t.created_at DESC, t.id DESC LIMIT 100`
  return rows.map((row) => dto.linkedTransaction.parse(row))
}

/** Who paid whom in these transactions; a transfer of which both sides are there counts once. */
export async function listPayments(caseId: string): Promise<dto.Payment[]> {
  const rows = await db().$queryRaw<unknown[]>`
    WITH sides AS (
      SELECT t.amount, t.created_at, CASE t.direction WHEN 'debit' THEN t.wallet_id ELSE t.counterparty_wallet_id END AS payer,
             CASE t.direction WHEN 'debit' THEN t.counterparty_wallet_id ELSE t.wallet_id END AS payee,
             coalesce(m.business_name, CASE t.channel::text WHEN 'cash' THEN 'Cash' WHEN 'eft' THEN 'EFT'
               WHEN 'bank_transfer' THEN 'Bank account' ELSE initcap(replace(t.channel::text, '_', ' ')) END) AS outside
      FROM (${EVIDENCE(caseId)}) e JOIN transactions t ON t.id = e.id LEFT JOIN merchants m ON m.id = t.merchant_id),
    once AS (
      SELECT payer, payee, amount, created_at, min(outside) AS outside FROM sides
      WHERE payer IS NOT NULL AND payee IS NOT NULL GROUP BY payer, payee, amount, created_at
      UNION ALL SELECT payer, payee, amount, created_at, outside FROM sides WHERE payer IS NULL OR payee IS NULL)
    SELECT o.payer, coalesce(p.full_name, min(o.outside)) AS "payerName", o.payee, coalesce(r.full_name, min(o.outside)) AS "payeeName",
           sum(o.amount) AS amount, count(*) AS count
    FROM once o LEFT JOIN wallets pw ON pw.id = o.payer LEFT JOIN customers p ON p.id = pw.customer_id
    LEFT JOIN wallets rw ON rw.id = o.payee LEFT JOIN customers r ON r.id = rw.customer_id
    GROUP BY o.payer, o.payee, p.full_name, r.full_name, CASE WHEN o.payer IS NULL OR o.payee IS NULL THEN o.outside END
    ORDER BY sum(o.amount) DESC LIMIT 40`
  return rows.map((row) => dto.payment.parse(row))
}

/** What people did about a case, in order: the trail, with the words of the notes. */
export async function listDeeds(caseId: string): Promise<dto.Deed[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT e.id::text, e.action AS kind, e.actor AS who, e.created_at AS at,
           coalesce(e.after->>'assignee', e.after->>'outcome', e.after->>'status') AS what, coalesce(n.body, e.reason) AS words
    FROM audit_events e LEFT JOIN suspicious_notes n ON n.id::text = e.after->>'noteId'
    WHERE e.object_type = 'suspicious_activity' AND e.object_id = ${caseId} AND e.outcome = 'success'
      AND e.action <> 'sensitive_read'
    ORDER BY e.created_at, e.id`
  return rows.map((row) => dto.deed.parse(row))
}

/** Other cases about the same customer. */
export async function listOthers(caseId: string, customerId: string): Promise<dto.CaseRow[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${source.select} FROM suspicious_activities t ${source.joins}
    WHERE t.customer_id = ${customerId}::uuid AND t.id <> ${caseId}::uuid ORDER BY t.last_hit_at DESC LIMIT 10`
  return rows.map((row) => dto.caseRow.parse(row))
}

/** Everybody a case can be given to, by name. */
export async function listInvestigators(): Promise<{ id: string; name: string }[]> {
  const users = await db().adminUser.findMany({
    where: { status: 'active', role: { in: ROLES.filter((role) => can(role, 'suspicious:triage')) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return users.map((user) => dto.person.parse(user))
}

/** The drafts of a case's report, the latest first. */
export async function listReports(caseId: string): Promise<dto.Report[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT r.id, r.grounds, r.action_taken AS "actionTaken", a.name AS "draftedBy", r.created_at AS "createdAt"
    FROM suspicious_reports r JOIN admin_users a ON a.id = r.drafted_by
    WHERE r.suspicious_id = ${caseId}::uuid ORDER BY r.created_at DESC, r.id DESC LIMIT 20`
  return rows.map((row) => dto.report.parse(row))
}

/** Whom a report is about, in full. */
export async function findReportSubject(caseId: string): Promise<dto.ReportSubject | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT c.full_name AS name, c.phone, c.email, c.identity_number AS "identityNumber", c.date_of_birth::text AS "dateOfBirth",
           c.nationality, c.created_at AS "customerSince", w.id AS "walletId", w.status::text AS "walletStatus", w.balance,
           (SELECT concat_ws(', ', address_line, town) FROM kyc_records k WHERE k.customer_id = c.id
            ORDER BY submitted_at DESC LIMIT 1) AS address
    FROM suspicious_activities t JOIN customers c ON c.id = t.customer_id LEFT JOIN wallets w ON w.customer_id = c.id
    WHERE t.id = ${caseId}::uuid`
  return row ? dto.reportSubject.parse(row) : null
}

const VERSION = Prisma.sql`
  v.version, v.is_enabled AS "isEnabled", v.thresholds, v.reason, m.name AS "madeBy", k.name AS "approvedBy",
  v.created_at AS "createdAt"`
const VERSION_PEOPLE = Prisma.sql`
  LEFT JOIN admin_users m ON m.id = v.made_by LEFT JOIN admin_users k ON k.id = v.approved_by`

/** Each rule in force and what came of it. */
export async function listRules(): Promise<dto.RuleFigures[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT DISTINCT ON (v.rule) v.rule::text, ${VERSION}, s.hits, s.cases, s.closed, s.false_positive AS "falsePositive"
    FROM suspicious_rule_versions v JOIN suspicious_totals s ON s.rule = v.rule ${VERSION_PEOPLE}
    ORDER BY v.rule, v.version DESC`
  return rows.map((row) => dto.ruleFigures.parse(row))
}

/** Every version of a rule, the latest first. */
export async function listVersions(rule: string): Promise<dto.RuleVersion[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${VERSION} FROM suspicious_rule_versions v ${VERSION_PEOPLE}
    WHERE v.rule = ${rule}::suspicious_rule ORDER BY v.version DESC LIMIT 50`
  return rows.map((row) => dto.ruleVersion.parse(row))
}

/** The latest dry run of a rule, or null. */
export async function latestDryRun(rule: string): Promise<dto.DryRun | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT d.id, d.base_version AS "baseVersion", d.thresholds, a.name AS "askedBy", d.asked_at AS "askedAt",
           d.from_at AS "fromAt", d.until_at AS "untilAt", d.done_at AS "doneAt", d.judged, d.hits, d.subjects,
           d.hits_now AS "hitsNow", d.subjects_now AS "subjectsNow", d.problem,
           coalesce(extract(epoch FROM d.reached_at - d.from_at) / nullif(extract(epoch FROM d.until_at - d.from_at), 0), 1)::float8 AS done,
           ARRAY(SELECT h.sentence FROM suspicious_dry_run_hits h WHERE h.dry_run_id = d.id AND NOT h.is_now
                 ORDER BY h.anchor LIMIT 5) AS examples
    FROM suspicious_dry_runs d JOIN admin_users a ON a.id = d.asked_by
    WHERE d.rule = ${rule}::suspicious_rule ORDER BY d.asked_at DESC LIMIT 1`
  return row ? dto.dryRun.parse(row) : null
}
