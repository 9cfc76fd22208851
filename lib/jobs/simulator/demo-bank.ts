import { db } from '@/lib/db/client'
import { plantedPhones } from '@/prisma/demo/planted-cases'

/** A demo bank as the simulator sees it. */
export type DemoBank = {
  /** What a day brought on average in the week before the data were loaded. */
  perDay: { transactions: number; customers: number; submissions: number }
  /** Ids of the customers of the planted cases: never touched. */
  planted: string[]
  /** People of the history who review KYC records. Nobody signs in as them. */
  reviewers: { id: string; email: string }[]
}

let known: Omit<DemoBank, 'reviewers'> | undefined

/** The bank when it is a demo, else null. Its volume is counted once per process: it does not feed on itself. */
export async function demoBank(): Promise<DemoBank | null> {
  const bank = await db().bank.findUnique({ where: { id: 1 } })
  const { isDemo, demoLoadedAt, demoSeed, demoCustomers } = bank ?? {}
  if (!isDemo || !demoLoadedAt || demoSeed == null || demoCustomers == null) return null
  known ??= await describe(demoLoadedAt, plantedPhones(Number(demoSeed), demoCustomers))
  return { ...known, reviewers: await reviewersOf(demoLoadedAt) }
}

/** Accounts older than the load are people of the history; those made since belong to whoever uses the bank. */
function reviewersOf(loadedAt: Date): Promise<DemoBank['reviewers']> {
  const createdAt = { lt: new Date(loadedAt.getTime() - 86_400_000) }
  return db().adminUser.findMany({
    where: { role: 'compliance', status: 'active', createdAt },
    select: { id: true, email: true },
    orderBy: { email: 'asc' },
  })
}

async function describe(loadedAt: Date, phones: string[]): Promise<NonNullable<typeof known>> {
  const [volume] = await db().$queryRaw<DemoBank['perDay'][]>`
    SELECT (SELECT count(*) / 7.0 FROM transactions WHERE created_at BETWEEN ${loadedAt}::timestamptz - interval '7 days' AND ${loadedAt}::timestamptz)::float8 AS transactions,
      (SELECT count(*) / 7.0 FROM customers WHERE created_at BETWEEN ${loadedAt}::timestamptz - interval '7 days' AND ${loadedAt}::timestamptz)::float8 AS customers,
      (SELECT count(*) / 7.0 FROM kyc_records WHERE submitted_at BETWEEN ${loadedAt}::timestamptz - interval '7 days' AND ${loadedAt}::timestamptz)::float8 AS submissions`
  const planted = await db().customer.findMany({ where: { phone: { in: phones } }, select: { id: true } })
  if (planted.length !== phones.length || !volume) {
    throw new Error('The people of the planted cases are not all in this demo bank: nothing is simulated')
  }
  return { perDay: volume, planted: planted.map(({ id }) => id) }
}
