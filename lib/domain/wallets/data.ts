import 'server-only'
import { db } from '@/lib/db/client'
import { searchByCustomer } from '@/lib/db/customer-search'
import { Prisma } from '@/lib/db/generated/client'
import { type ListSource, listOf } from '@/lib/db/list'
import { anyOf, between, within } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import { type Freeze, freeze, type WalletDetail, type WalletRow, walletDetail, walletRow } from './dto'
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
    anyOf(Prisma.sql`t.kyc_state`, 'wallet_kyc_state', filters.kyc, { walks: true }),
    within(Prisma.sql`t.opened_at`, filters.opened),
    between(Prisma.sql`t.balance`, filters.balance, { walks: sort.key !== 'balance' }),
  ],
}

/** A page of wallets. */
export const listWallets = listOf(source, walletList)

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

/** Debits that have left the wallet, or still may: failed, cancelled and expired ones do not use a limit. */
async function one(where: Prisma.Sql): Promise<WalletDetail | null> {
  const zone = env().BANK_TIME_ZONE
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT ${SELECT}, t.currency, t.closed_at AS "closedAt", t.updated_at AS "updatedAt",
      u.today AS "spentToday", u.month AS "spentThisMonth",
      (u.today / nullif(t.daily_limit, 0))::float8 AS "dailyUse",
      (u.month / nullif(t.monthly_limit, 0))::float8 AS "monthlyUse"
    FROM wallets t ${CUSTOMER} CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount), 0) AS month,
        coalesce(sum(amount) FILTER (
          WHERE created_at >= date_trunc('day', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone}), 0) AS today
      FROM transactions
      WHERE wallet_id = t.id AND direction = 'debit' AND status NOT IN ('failed', 'cancelled', 'expired')
        AND created_at >= date_trunc('month', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone}
    ) u
    WHERE ${where}`
  return row ? walletDetail.parse(row) : null
}
