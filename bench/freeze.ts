import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { EmbeddedDatabase } from '@/lib/db/embedded'
import { alternate, type Measured } from './measure'
import { timed } from './statistics/bank'

const CLIENTS = 16
const EACH = 20
const ROUNDS = 6
/** A wallet is frozen once: both sides, each round and the one that warms up. */
const WALLETS = CLIENTS * EACH * 2 * (ROUNDS + 1)

const INPUT = {
  seenStatus: 'active',
  direction: 'all',
  reason: 'suspected_fraud',
  note: 'Three reports in one hour',
  reviewOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
} as const
const NOW = new Date()
const TIMES = { lastSeenAt: NOW, idleExpiresAt: NOW, expiresAt: NOW }
const REQUEST = { requestId: 'bench', address: '192.0.2.7', userAgent: 'a benchmark' }

/**
 * What a freeze costs beyond its two rows: who may is asked and held, the form's key and answer are kept, the trail has its
 * row, the statistics count. Both sides go through the same client, the control as bare as a script would.
 */
export async function freezeBenchmark(owner: Pool, database: EmbeddedDatabase): Promise<Measured[]> {
  Object.assign(process.env, {
    DATABASE_URL: database.portalUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_POOL_SIZE: String(CLIENTS),
    SESSION_SECRET: 'benchmarks-only-0123456789-abcdefghijklmnop',
  })
  const [{ transaction }, { freezeWallet }, { onlyOnce }, { openSession }, { createUser }, { db }] =
    await Promise.all([
      import('@/lib/db/transaction'),
      import('@/lib/domain/wallets/mutations'),
      import('@/lib/http/idempotency'),
      import('@/lib/auth/open-session'),
      import('@/lib/auth/users'),
      import('@/lib/db/client'),
    ])
  const staff = await Promise.all(
    Array.from({ length: CLIENTS }, (_, n) =>
      transaction(async (tx) => {
        const email = `admin${n}@example.com`
        const user = { email, name: `Admin ${n}`, role: 'operations' } as const
        await createUser(tx, user, 'a password of benchmarks 1', { name: 'bench' })
        const row = await tx.adminUser.findUniqueOrThrow({ where: { email } })
        const opened = { account: email, source: REQUEST.address, deviceId: null }
        await openSession(tx, row, opened, null, REQUEST)
        const session = await tx.adminSession.findFirstOrThrow({ where: { adminUserId: row.id } })
        return { id: session.id, user: { id: row.id, email, role: user.role, name: user.name } }
      }),
    ),
  )
  const { rows } = await owner.query<{ id: string }>(
    `WITH people AS (INSERT INTO customers (first_name, last_name, phone, date_of_birth)
       SELECT 'Kabo', 'Molefe', '+2678' || lpad(n::text, 7, '0'), '1990-01-01' FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO wallets (customer_id, daily_limit, monthly_limit) SELECT id, 10000, 30000 FROM people RETURNING id`,
    [WALLETS],
  )
  const wallets = rows.map(({ id }) => id)

  const asPortal = async (walletId: string, n: number) => {
    const who = staff[n]
    if (!who) throw new Error('one admin for each client')
    const session = { ...who, secondFactor: true, steppedUp: false, demo: false, ...TIMES }
    const input = { ...INPUT, walletId }
    const once = { key: randomUUID(), name: 'wallets.freeze', values: input }
    await transaction((tx) => onlyOnce(tx, session, once, () => freezeWallet(tx, input, session, REQUEST)))
  }
  const bare = async (walletId: string, n: number) => {
    await db().$transaction(async (tx) => {
      await tx.wallet.updateMany({ where: { id: walletId, status: 'active' }, data: { status: 'frozen' } })
      const { direction, reason, note } = INPUT
      const reviewOn = new Date(INPUT.reviewOn)
      await tx.walletFreeze.create({
        data: { walletId, direction, reason, note, reviewOn, frozenById: staff[n]?.user.id ?? '' },
        select: { id: true },
      })
    })
  }
  const rate = async (freeze: (walletId: string, client: number) => Promise<void>, counted: boolean) => {
    const verb = counted ? 'ENABLE' : 'DISABLE'
    await owner.query(`ALTER TABLE wallets ${verb} TRIGGER count_new, ${verb} TRIGGER count_changed`)
    const client = async (_: unknown, n: number) => {
      for (const walletId of wallets.splice(0, EACH)) await freeze(walletId, n)
    }
    const seconds = await timed(() => Promise.all(Array.from({ length: CLIENTS }, client)))
    return (CLIENTS * EACH) / seconds
  }
  const { ratio, subject, control } = await alternate(
    () => rate(asPortal, true),
    () => rate(bare, false),
    ROUNDS,
  )
  return [
    {
      title: `${CLIENTS} clients: freezes with permission, kept answer, trail and statistics / the same two rows without`,
      value: ratio,
      unit: 'ratio',
      bar: { atLeast: 0.6 },
      detail: `${Math.round(subject)} against ${Math.round(control)} freezes/s`,
    },
  ]
}
