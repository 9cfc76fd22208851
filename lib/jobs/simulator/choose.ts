import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { chance, type Tick } from './context'

export type Party = { walletId: string; customerId: string; balance: Prisma.Decimal }
export type Shop = { id: string; name: string }

/** How many wallets are looked at to find one that can pay. */
const LOOK_AT = 40

/**
 * Some wallets that may take part, in any order: active, of active customers, none of a planted case. Mostly of those who did
 * something lately, so that busy customers stay busy; sometimes anybody's, so that new ones begin.
 */
export async function someParties(tx: Transaction, tick: Tick): Promise<Party[]> {
  const point = tick.random()
  const near = chance(tick, 0.75)
    ? Prisma.sql`SELECT wallet_id AS id FROM transactions
        WHERE created_at >= (SELECT max(created_at) FROM transactions) - interval '14 days' * ${point}::float8
        ORDER BY created_at LIMIT ${LOOK_AT}`
    : Prisma.sql`SELECT id FROM wallets
        WHERE opened_at >= (SELECT min(opened_at) + (max(opened_at) - min(opened_at)) * ${point}::float8 FROM wallets)
        ORDER BY opened_at LIMIT ${LOOK_AT}`
  const parties = await tx.$queryRaw<Party[]>`
    SELECT w.id AS "walletId", w.customer_id AS "customerId", w.balance
    FROM wallets w JOIN customers c ON c.id = w.customer_id
    WHERE w.id IN (${near}) AND w.status = 'active' AND c.status = 'active'
      AND c.id <> ALL(${tick.bank.planted}::uuid[])`
  const drawn = parties.map((party) => ({ party, at: tick.random() }))
  return drawn.sort((one, other) => one.at - other.at).map(({ party }) => party)
}

/** An active merchant, each as likely as the time since it joined is long. */
export async function someMerchant(tx: Transaction, tick: Tick): Promise<Shop | null> {
  const [shop] = await tx.$queryRaw<Shop[]>`
    SELECT id, business_name AS name FROM merchants
    WHERE status = 'active' AND created_at >= (
      SELECT min(created_at) + (max(created_at) - min(created_at)) * ${tick.random()}::float8
      FROM merchants WHERE status = 'active')
    ORDER BY created_at, id LIMIT 1`
  return shop ?? null
}

/** Whoever of them can pay that; else the richest, to pay what is there; null when that is next to nothing. */
export function payer(
  tick: Tick,
  parties: Party[],
  wanted: Prisma.Decimal,
  most: (balance: Prisma.Decimal) => Prisma.Decimal,
): { party: Party; amount: Prisma.Decimal } | null {
  const [first] = parties
  if (!first) return null
  // Now and then somebody asks for more than there is: that is how payments fail.
  if (chance(tick, 0.015)) return { party: first, amount: wanted }
  const able = parties.find(({ balance }) => most(balance).gte(wanted))
  if (able) return { party: able, amount: wanted }
  const richest = parties.reduce((best, next) => (next.balance.gt(best.balance) ? next : best), first)
  const amount = most(richest.balance).div(10).floor().times(10)
  return amount.gte(20) ? { party: richest, amount } : null
}
