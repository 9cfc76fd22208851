import 'server-only'
import { heldBy } from '@/lib/auth/leaver'
import { takesTwo } from '@/lib/auth/users'
import { db } from '@/lib/db/client'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, named } from '@/lib/db/list-conditions'
import { detailOf } from '@/lib/db/record'
import { transaction } from '@/lib/db/transaction'
import { wholeList } from '@/lib/db/whole-list'
import {
  type Colleague,
  colleague,
  type HeldCounts,
  type UserDeed,
  type UserRow,
  userDeed,
  userDetail,
  userRow,
} from './dto'
import { userList } from './schema'

const source: ListSource<UserRow> = {
  table: Prisma.sql`admin_users`,
  joins: Prisma.sql`LEFT JOIN totp_secrets f ON f.admin_user_id = t.id AND f.confirmed_at IS NOT NULL`,
  select: Prisma.sql`
    t.id, t.email, t.name, t.role::text, t.status::text, f.confirmed_at AS "secondFactorAt",
    t.last_login_at AS "lastLoginAt", t.created_at AS "createdAt",
    (SELECT count(*)::int FROM admin_sessions s
     WHERE s.admin_user_id = t.id AND s.revoked_at IS NULL AND s.expires_at > now()) AS sessions`,
  sorts: { created: Prisma.sql`t.created_at` },
  row: userRow,
  search: (q) => [named(Prisma.sql`t.name || ' ' || t.email`, q.split(/\s+/), { walks: true })],
  filters: (filters) => [
    anyOf(Prisma.sql`t.role`, 'admin_role', filters.role, { walks: true }),
    anyOf(Prisma.sql`t.status`, 'admin_status', filters.status, { walks: true }),
  ],
}

/** A page of accounts. */
export const listUsers = listOf(source, userList)

/** All accounts of a list, and what of them can be exported. */
export const allUsers = wholeList(source, userList, [
  column.text('name', Prisma.sql`t.name`),
  column.text('email', Prisma.sql`t.email`),
  column.plain('role', Prisma.sql`t.role`),
  column.plain('status', Prisma.sql`t.status`),
  column.yesNo('second_factor', Prisma.sql`(f.confirmed_at IS NOT NULL)`, { of: 'factor' }),
  column.time('last_login_at', Prisma.sql`t.last_login_at`, { of: 'login' }),
  column.time('created_at', Prisma.sql`t.created_at`, { of: 'created' }),
])

/** One account, or null. */
export const findUser = detailOf(source, {
  select: Prisma.sql`t.password_changed_at AS "passwordChangedAt", t.disabled_at AS "disabledAt", t.version`,
  row: userDetail,
})

/** How much of the bank's work waits for this account. */
export async function countHeld(userId: string): Promise<HeldCounts> {
  const { kycClaims, alerts, cases, requests } = await transaction((tx) => heldBy(tx, userId))
  return {
    kycClaims: kycClaims.length,
    alerts: alerts.length,
    cases: cases.length,
    requests: requests.length,
  }
}

const DEED = Prisma.sql`
  e.id::text, e.action, e.actor, e.created_at AS at, e.outcome::text, e.object_type AS "objectType",
  e.object_id AS "objectId", e.before, e.after, e.reason`

/** What was done to an account, newest first: made, changed, disabled. */
export function listLife(userId: string): Promise<UserDeed[]> {
  return deeds(Prisma.sql`
    e.object_type = 'admin_user' AND e.object_id = ${userId} AND e.outcome = 'success'
    AND e.action IN ('user_created', 'user_updated', 'authz_change', 'authn_password_change')`)
}

/** The latest that an account did. */
export function listDone(userId: string): Promise<UserDeed[]> {
  return deeds(Prisma.sql`e.actor_id = ${userId}::uuid`)
}

async function deeds(where: Prisma.Sql): Promise<UserDeed[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT ${DEED} FROM audit_events e WHERE ${where} ORDER BY e.created_at DESC, e.id DESC LIMIT 10`
  return rows.map((row) => userDeed.parse(row))
}

/** Everybody who can sign in, by name. */
export async function listColleagues(): Promise<Colleague[]> {
  const users = await db().adminUser.findMany({
    where: { status: 'active' },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, email: true, role: true },
  })
  return users.map((user) => colleague.parse(user))
}

/** Whether two superadmins change accounts here, or the command line does. */
export const readTakesTwo = (): Promise<boolean> => transaction(takesTwo)
