import 'server-only'
import { z } from 'zod'
import { executorOf } from '@/lib/approvals/executors'
import { type ApprovalAction, actionsFor, policyOf } from '@/lib/approvals/policy'
import { can } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { approvalsToDecide } from '@/lib/cache/approvals-to-decide'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, readList } from '@/lib/db/list'
import { anyOf, is, named, within } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { transaction } from '@/lib/db/transaction'
import { wholeList } from '@/lib/db/whole-list'
import type { ListPage, ListState } from '@/lib/list/definition'
import { type ApprovalRow, type ApprovalView, approvalDetail, approvalRow, type Notifications } from './dto'
import { approvalList } from './schema'

type User = Session['user']

const SELECT = Prisma.sql`
  t.id, t.action, t.title, t.target_type AS "targetType", t.target_id AS "targetId", t.reason,
  CASE WHEN t.status = 'pending' AND t.expires_at <= now() THEN 'expired' ELSE t.status::text END AS status,
  t.maker_id AS "makerId", m.name AS maker, c.name AS checker, t.created_at AS "createdAt",
  t.expires_at AS "expiresAt", t.decided_at AS "decidedAt"`
const PEOPLE = Prisma.sql`
  JOIN admin_users m ON m.id = t.maker_id LEFT JOIN admin_users c ON c.id = t.checker_id`

const among = (actions: readonly ApprovalAction[]) => Prisma.sql`t.action = ANY(${[...actions]})`

/** What somebody may know of: requests about what they may see, and their own. */
const visibleTo = (user: User) =>
  Prisma.sql`(${among(actionsFor(user.role, 'read'))} OR t.maker_id = ${user.id}::uuid)`

const source = (user: User): ListSource<ApprovalRow> => ({
  table: Prisma.sql`approvals`,
  joins: PEOPLE,
  select: SELECT,
  sorts: { created: Prisma.sql`t.created_at` },
  row: approvalRow,
  search: (q) => [named(Prisma.sql`t.title`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    { sql: visibleTo(user), walks: true },
    anyOf(Prisma.sql`t.status`, 'approval_status', filters.status, { walks: true }),
    anyOf(Prisma.sql`t.action`, 'text', filters.action, { walks: true }),
    within(Prisma.sql`t.created_at`, filters.created),
    is(Prisma.sql`t.maker_id`, filters.maker),
  ],
})

/** A page of requests, as far as this person may know of them. */
export function listApprovals(user: User, state: ListState): Promise<ListPage<ApprovalRow>> {
  return readList(source(user), approvalList, state)
}

/** All requests of a list that this person may know of, and what of them can be exported. */
export const allApprovals = (user: User) =>
  wholeList(source(user), approvalList, [
    column.text('title', Prisma.sql`t.title`),
    column.plain(
      'status',
      Prisma.sql`CASE WHEN t.status = 'pending' AND t.expires_at <= now() THEN 'expired' ELSE t.status::text END`,
    ),
    column.text('asked_by', Prisma.sql`m.name`, { of: 'maker' }),
    column.text('reason', Prisma.sql`t.reason`),
    column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
    column.time('expires_at', Prisma.sql`t.expires_at`, { of: 'expires' }),
    column.text('decided_by', Prisma.sql`c.name`, { of: 'checker' }),
    column.time('decided_at', Prisma.sql`t.decided_at`, { of: 'decided' }),
  ])

/** One request with what this person can do about it; null when there is none they may know of. */
export async function findApproval(user: User, id: string): Promise<ApprovalView | null> {
  const found = await detailOf(source(user), {
    select: Prisma.sql`m.role::text AS "makerRole", t.decision_note AS "decisionNote", t.changes,
      t.target_version AS version, ${visibleTo(user)} AS visible`,
    row: approvalDetail.extend({ version: z.string(), visible: z.boolean() }),
  })(id)
  if (!found?.visible) return null
  const { version, visible, ...approval } = found
  const pending = approval.status === 'pending'
  const state = pending ? await stateOf(approval) : null
  return {
    ...approval,
    may: pending ? allowed(user, approval) : null,
    changed: pending && state?.version !== version ? (state?.words ?? 'gone') : null,
  }
}

/** What it is about as it is now. */
function stateOf({ action, targetId }: ApprovalRow) {
  return policyOf(action) ? transaction((tx) => executorOf(action).state(tx, targetId, false)) : null
}

function allowed(user: User, { action, makerId, targetId }: ApprovalRow): ApprovalView['may'] {
  if (makerId === user.id) return can(user.role, 'approvals:withdraw') ? 'withdraw' : null
  const policy = policyOf(action)
  return policy && can(user.role, policy.check) && targetId !== user.id ? 'decide' : null
}

const decidable = (user: User) => Prisma.sql`
  t.status = 'pending' AND t.expires_at > now() AND ${among(actionsFor(user.role, 'check'))}
  AND t.maker_id <> ${user.id}::uuid AND t.target_id <> ${user.id}`

/** What waits for this person's decision, the next to expire first. */
export function listToDecide(user: User, limit: number): Promise<ApprovalRow[]> {
  return rows(Prisma.sql`WHERE ${decidable(user)} ORDER BY t.expires_at, t.id LIMIT ${limit}`)
}

/** What waits for a decision about a record. */
export function listPendingOn(type: string, id: string): Promise<ApprovalRow[]> {
  return rows(Prisma.sql`
    WHERE t.status = 'pending' AND t.expires_at > now() AND t.target_type = ${type} AND t.target_id = ${id}
    ORDER BY t.created_at LIMIT 20`)
}

/** How many requests wait for this person's decision; may be two seconds old. */
export function countToDecide(user: User): Promise<number> {
  if (actionsFor(user.role, 'check').length === 0) return Promise.resolve(0)
  return approvalsToDecide(user.id, async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM approvals t WHERE ${decidable(user)}`
    return row?.count ?? 0
  })
}

/** What the bell shows: what waits for this person, and what became of their requests of the last two weeks. */
export async function readNotifications(user: User): Promise<Notifications> {
  const [toDecide, decided, owner] = await Promise.all([
    listToDecide(user, 5),
    rows(Prisma.sql`
      WHERE t.maker_id = ${user.id}::uuid AND t.decided_at > now() - interval '14 days' AND t.status <> 'cancelled'
      ORDER BY t.decided_at DESC LIMIT 20`),
    db().adminUser.findUniqueOrThrow({ where: { id: user.id }, select: { approvalsSeenAt: true } }),
  ])
  const seen = owner.approvalsSeenAt.toISOString()
  const outcomes = decided.map((row) => ({ ...row, unseen: (row.decidedAt ?? '') > seen }))
  return { toDecide, outcomes: outcomes.slice(0, 5), unseen: outcomes.filter(({ unseen }) => unseen).length }
}

async function rows(where: Prisma.Sql): Promise<ApprovalRow[]> {
  const found = await db().$queryRaw<unknown[]>`SELECT ${SELECT} FROM approvals t ${PEOPLE} ${where}`
  return found.map((row) => approvalRow.parse(row))
}
