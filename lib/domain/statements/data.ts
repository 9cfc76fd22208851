import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import { type Break, type Holder, holder, type Movement, movement } from './dto'
import type { Period } from './schema'

/** As many movements are printed; a longer period is cut, and says so. */
const MOST_MOVEMENTS = 2_000
const ZERO = new Prisma.Decimal(0)
/** What moved the balance: a refund or a dispute is a status of something that did. */
const POSTED = Prisma.sql`t.status IN ('completed', 'refunded', 'disputed')`

/** Whose wallet it is, and what is in it; null when there is none. */
export async function findHolder(walletId: string): Promise<Holder | null> {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT w.id AS "walletId", c.id AS "customerId", c.full_name AS customer, c.phone, w.currency, w.balance,
      w.status::text
    FROM wallets w JOIN customers c ON c.id = w.customer_id WHERE w.id = ${walletId}::uuid`
  return row ? holder.parse(row) : null
}

type Account = {
  opening: string
  closing: string
  credits: string
  debits: string
  fees: string
  movements: Movement[]
  cut: boolean
  breaks: Break[]
}

/** What moved on a wallet in a period, as of one instant, with where its balances do not follow from one another. */
export async function readAccount(walletId: string, { from, to }: Period): Promise<Account> {
  const zone = env().BANK_TIME_ZONE
  const start = Prisma.sql`(${from}::date::timestamp AT TIME ZONE ${zone})`
  const end = Prisma.sql`((${to}::date + 1)::timestamp AT TIME ZONE ${zone})`
  const [rows, [around]] = await db().$transaction(
    [
      db().$queryRaw<unknown[]>`
        SELECT t.id, t.reference, t.type::text, t.channel::text, t.direction::text, t.status::text, t.amount, t.fee,
          t.net_amount AS net, t.balance_before AS before, t.balance_after AS after,
          coalesce(m.business_name, c.full_name) AS counterparty, t.completed_at AS at
        FROM transactions t LEFT JOIN merchants m ON m.id = t.merchant_id
        LEFT JOIN wallets w ON w.id = t.counterparty_wallet_id LEFT JOIN customers c ON c.id = w.customer_id
        WHERE t.wallet_id = ${walletId}::uuid AND ${POSTED} AND t.completed_at >= ${start} AND t.completed_at < ${end}
        ORDER BY t.completed_at, t.id LIMIT ${MOST_MOVEMENTS + 1}`,
      db().$queryRaw<Around[]>`
        SELECT (SELECT t.balance_after FROM transactions t
            WHERE t.wallet_id = ${walletId}::uuid AND ${POSTED} AND t.completed_at < ${start}
            ORDER BY t.completed_at DESC, t.id DESC LIMIT 1) AS opening,
          sum(t.net_amount) FILTER (WHERE t.direction = 'credit') AS credits,
          sum(t.net_amount) FILTER (WHERE t.direction = 'debit') AS debits, sum(t.fee) AS fees,
          (SELECT x.balance_before FROM transactions x WHERE x.wallet_id = ${walletId}::uuid
            AND x.status IN ('completed', 'refunded', 'disputed') AND x.completed_at >= ${end}
            ORDER BY x.completed_at, x.id LIMIT 1) AS next,
          (SELECT balance FROM wallets WHERE id = ${walletId}::uuid) AS balance
        FROM transactions t
        WHERE t.wallet_id = ${walletId}::uuid AND ${POSTED} AND t.completed_at >= ${start} AND t.completed_at < ${end}`,
    ],
    { isolationLevel: 'RepeatableRead' },
  )
  const movements = rows.slice(0, MOST_MOVEMENTS).map((row) => movement.parse(row))
  const opening = around?.opening ?? ZERO
  const credits = around?.credits ?? ZERO
  const debits = around?.debits ?? ZERO
  const closing = opening.plus(credits).minus(debits)
  const cut = rows.length > MOST_MOVEMENTS
  return {
    opening: opening.toFixed(2),
    closing: closing.toFixed(2),
    credits: credits.toFixed(2),
    debits: debits.toFixed(2),
    fees: (around?.fees ?? ZERO).toFixed(2),
    movements,
    cut,
    breaks: breaksOf(movements, opening, cut ? null : closing, around?.next ?? around?.balance ?? null, to),
  }
}

type Around = Record<'opening' | 'credits' | 'debits' | 'fees' | 'next' | 'balance', Prisma.Decimal | null>

/**
 * Where the chain of balances is broken: a movement that does not begin with what the one before left, and an end that
 * is not what comes after begins with.
 */
function breaksOf(
  movements: readonly Movement[],
  opening: Prisma.Decimal,
  closing: Prisma.Decimal | null,
  next: Prisma.Decimal | null,
  to: string,
): Break[] {
  const breaks: Break[] = []
  let left = opening.toFixed(2)
  for (const { at, reference, before, after } of movements) {
    if (before !== left) breaks.push({ at, reference, expected: left, found: before })
    left = after
  }
  const end = closing?.toFixed(2)
  if (end !== undefined && end !== left) breaks.push({ at: to, reference: null, expected: end, found: left })
  if (end !== undefined && next && next.toFixed(2) !== left) {
    breaks.push({ at: to, reference: null, expected: left, found: next.toFixed(2) })
  }
  return breaks
}
