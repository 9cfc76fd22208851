import 'server-only'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import * as column from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, between, type Condition, within } from '@/lib/db/list-conditions'
import { wholeList } from '@/lib/db/whole-list'
import { env } from '@/lib/env'
import {
  type Chain,
  chain,
  type Freeze,
  freeze,
  type WalletDetail,
  type WalletRow,
  walletDetail,
  walletRow,
} from './dto'
import { walletList } from './schema'

const SELECT = Prisma.sql`
  t.id, t.customer_id AS "customerId", c.full_name AS customer, c.phone, t.balance, t.tier::text,
  t.kyc_state::text AS kyc, t.status::text, t.daily_limit AS "dailyLimit", t.monthly_limit AS "monthlyLimit",
  t.opened_at AS "openedAt"`
const CUSTOMER = Prisma.sql`JOIN customers c ON c.id = t.customer_id`

const source: ListSource<WalletRow> = {
  table: Prisma.sql`wallets`,
  joins: CUSTOMER,
  select: SELECT,
  sorts: { opened: Prisma.sql`t.opened_at`, balance: Prisma.sql`t.balance` },
  row: walletRow,
  search: searchByCustomer,
  filters: (filters, { sort }) => [
    anyOf(Prisma.sql`t.status`, 'wallet_status', filters.status, {
      walks: filters.status?.includes('active'),
    }),
    anyOf(Prisma.sql`t.tier`, 'wallet_tier', filters.tier, { walks: true }),
    anyOf(Prisma.sql`t.kyc_state`, 'wallet_kyc_state', filters.kyc, {
      walks: filters.kyc?.includes('verified'),
    }),
    filters.review && reviewDue(),
    within(Prisma.sql`t.opened_at`, filters.opened),
    between(Prisma.sql`t.balance`, filters.balance, { walks: sort.key !== 'balance' }),
  ],
}

/** By the index of open freezes, before anything is ordered: they are few. */
function reviewDue(): Condition {
  return {
    sql: Prisma.sql`
      t.id = ANY (ARRAY(SELECT wallet_id FROM wallet_freezes
        WHERE lifted_at IS NULL AND review_on <= (now() AT TIME ZONE ${env().BANK_TIME_ZONE})::date))`,
  }
}

/** A page of wallets. */
export const listWallets = listOf(source, walletList)

/** All wallets of a list, and what of them can be exported. */
export const allWallets = wholeList(source, walletList, [
  ...column.customer,
  column.money('balance', Prisma.sql`t.balance`),
  column.plain('tier', Prisma.sql`t.tier`),
  column.plain('status', Prisma.sql`t.status`),
  column.plain('kyc', Prisma.sql`t.kyc_state`),
  column.time('opened_at', Prisma.sql`t.opened_at`, { of: 'opened' }),
  column.money('daily_limit', Prisma.sql`t.daily_limit`, { of: 'daily' }),
  column.money('monthly_limit', Prisma.sql`t.monthly_limit`, { of: 'monthly' }),
])

/** One wallet with the use of its limits, or null. */
export function findWallet(id: string): Promise<WalletDetail | null> {
  return one(Prisma.sql`t.id = ${id}::uuid`)
}

/** The wallet of a customer, or null. */
export function findWalletOf(customerId: string): Promise<WalletDetail | null> {
  return one(Prisma.sql`t.customer_id = ${customerId}::uuid`)
}

/** What was frozen when, by whom and why, newest first. */
export async function listFreezes(walletId: string): Promise<Freeze[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT f.id, f.direction::text, f.reason::text, f.note, f.authority_reference AS "authorityReference",
      f.review_on AS "reviewOn", a.name AS "frozenBy", f.frozen_at AS "frozenAt", l.name AS "liftedBy",
      f.lifted_at AS "liftedAt", f.lift_note AS "liftNote"
    FROM wallet_freezes f JOIN admin_users a ON a.id = f.frozen_by LEFT JOIN admin_users l ON l.id = f.lifted_by
    WHERE f.wallet_id = ${walletId}::uuid ORDER BY f.frozen_at DESC, f.id DESC LIMIT 50`
  return rows.map((row) => freeze.parse(row))
}

async function one(where: Prisma.Sql): Promise<WalletDetail | null> {
  const zone = env().BANK_TIME_ZONE
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.currency, t.closed_at AS "closedAt", t.updated_at AS "updatedAt",
      (SELECT md5(coalesce(string_agg(f.id::text, ',' ORDER BY f.id), '')) FROM wallet_freezes f
       WHERE f.wallet_id = t.id AND f.lifted_at IS NULL) AS "freezeVersion",
      l.daily_limit AS "tierDailyLimit", l.monthly_limit AS "tierMonthlyLimit", k.level::text AS "kycLevel",
      k.expires_at AS "kycUntil", u.today AS "spentToday", u.month AS "spentThisMonth",
      (u.today / nullif(t.daily_limit, 0))::float8 AS "dailyUse",
      (u.month / nullif(t.monthly_limit, 0))::float8 AS "monthlyUse"
    FROM wallets t ${CUSTOMER} LEFT JOIN wallet_tier_limits l ON l.tier = t.tier
    LEFT JOIN LATERAL (
      SELECT level, expires_at FROM kyc_records WHERE customer_id = t.customer_id AND status = 'approved'
      ORDER BY level DESC, expires_at DESC LIMIT 1
    ) k ON TRUE
    CROSS JOIN LATERAL wallet_use(t.id, now(), ${zone}) u
    WHERE ${where}`
  return row ? walletDetail.parse(row) : null
}

const CHAIN = 1_000

/**
 * Whether the movements of a wallet follow from one another: each begins with what the one before left. Of long lives
 * the newest thousand are looked at, less those that may follow one from before.
 */
export async function readChain(walletId: string): Promise<Chain> {
  const [row] = await db().$queryRaw<unknown[]>`
    WITH newest AS (
      SELECT id, reference, status, completed_at, created_at, balance_before, balance_after FROM transactions
      WHERE wallet_id = ${walletId}::uuid ORDER BY created_at DESC, id DESC LIMIT ${CHAIN}
    ), edge AS (
      SELECT CASE WHEN count(*) = ${CHAIN} THEN min(created_at) + interval '7 days' END AS at FROM newest
    ), chain AS (
      SELECT id, reference, completed_at, balance_before, balance_after,
        lag(balance_after, 1, 0.00) OVER (ORDER BY completed_at, id) AS left_over
      FROM newest WHERE status IN ('completed', 'refunded', 'disputed')
    ), looked_at AS (
      SELECT chain.*, balance_before IS DISTINCT FROM left_over AS broken
      FROM chain, edge WHERE edge.at IS NULL OR completed_at >= edge.at
    )
    SELECT (SELECT count(*)::int FROM looked_at) AS movements,
      (SELECT balance_after FROM chain ORDER BY completed_at DESC, id DESC LIMIT 1) AS "leftOver",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'reference', reference, 'before', balance_before::text,
         'leftOver', left_over::text) ORDER BY completed_at DESC), '[]')
       FROM (SELECT * FROM looked_at WHERE broken ORDER BY completed_at DESC LIMIT 5) b) AS breaks`
  return chain.parse(row)
}
