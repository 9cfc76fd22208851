import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { between, chance, digits, pick, type Tick } from './context'

type Names = { firstName: string; lastName: string; female: boolean }

/** A new customer with a wallet of the lowest tier; a third was brought by a merchant. */
export async function signUp(tx: Transaction, tick: Tick): Promise<boolean> {
  const names = await someNames(tx, tick)
  const limits = await tx.walletTierLimit.findUnique({ where: { tier: 'basic' } })
  if (!names || !limits) return false
  const { firstName, lastName, female } = names
  const customer = await tx.customer.create({
    data: {
      firstName,
      lastName,
      phone: `+267${between(tick, 71_000_000, 77_999_996)}`,
      email: chance(tick, 0.55)
        ? `${firstName}.${lastName}${digits(tick, 5)}@mail.example`.toLowerCase()
        : null,
      identityNumber: newOmang(tick, female),
      dateOfBirth: new Date(tick.now.getTime() - between(tick, 6_590, 22_000) * 86_400_000),
      preferredLanguage: chance(tick, 0.55) ? 'tn' : 'en',
      createdByMerchantId: chance(tick, 0.3) ? ((await broughtBy(tx, tick)) ?? null) : null,
      createdAt: tick.now,
    },
    select: { id: true },
  })
  await tx.wallet.create({
    data: {
      customerId: customer.id,
      tier: 'basic',
      dailyLimit: limits.dailyLimit,
      monthlyLimit: limits.monthlyLimit,
      openedAt: tick.now,
    },
    select: { id: true },
  })
  return true
}

/** Nine digits shaped like an Omang: the fifth is 1 for men, 2 for women. */
export const newOmang = (tick: Tick, female: boolean): string =>
  `${digits(tick, 4)}${female ? 2 : 1}${digits(tick, 4)}`

/** The first name of one customer with the last name of another. Both have an Omang, which tells men from women. */
async function someNames(tx: Transaction, tick: Tick): Promise<Names | null> {
  const one = (point: number) => Prisma.sql`
    SELECT first_name, last_name, substr(identity_number, 5, 1) = '2' AS female FROM (
      SELECT * FROM customers
      WHERE created_at >= (SELECT min(created_at) + (max(created_at) - min(created_at)) * ${point}::float8 FROM customers)
      ORDER BY created_at LIMIT 40) near
    WHERE nationality = 'BW' AND identity_number IS NOT NULL AND id <> ALL(${tick.bank.planted}::uuid[]) LIMIT 1`
  const [names] = await tx.$queryRaw<Names[]>`
    SELECT a.first_name AS "firstName", b.last_name AS "lastName", a.female
    FROM (${one(tick.random() * 0.98)}) a, (${one(tick.random() * 0.98)}) b`
  return names ?? null
}

async function broughtBy(tx: Transaction, tick: Tick): Promise<string | undefined> {
  const active = await tx.merchant.findMany({
    where: { status: 'active' },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: 200,
  })
  const [first, ...rest] = active.map(({ id }) => id)
  return first && pick(tick, [first, ...rest])
}
