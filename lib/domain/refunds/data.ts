import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { REFUNDABLE_STATUSES } from './constants'
import { type RefundState, refundRow } from './dto'

type Client = Transaction | ReturnType<typeof db>

const readOriginal = (on: Client, id: string) =>
  on.transaction.findUnique({
    where: { id },
    include: {
      customer: { select: { fullName: true } },
      wallet: { select: { balance: true, status: true } },
      counterparty: { select: { balance: true, status: true } },
    },
  })

type Row = NonNullable<Awaited<ReturnType<typeof readOriginal>>>

/** A transaction with what of it was given back so far, refunds that are under way among it. */
export type Original = Row & { given: Prisma.Decimal; left: Prisma.Decimal; version: string }

/** Reads it, or null where there is none. */
export async function findOriginal(on: Client, id: string): Promise<Original | null> {
  const row = await readOriginal(on, id)
  if (!row) return null
  const [sum] = await on.$queryRaw<{ given: Prisma.Decimal }[]>`
    SELECT coalesce(sum(amount), 0) AS given FROM transactions
    WHERE external_reference = ${row.reference} AND type = 'refund' AND status NOT IN ('failed', 'cancelled', 'expired')`
  const given = sum?.given ?? new Prisma.Decimal(0)
  const left = row.amount.minus(given)
  return { ...row, given, left, version: `${row.status}/${given.toFixed(2)}` }
}

/** What a transaction's page shows of its refunds, or null where there is no such transaction. */
export async function readRefundState(id: string): Promise<RefundState | null> {
  const original = await findOriginal(db(), id)
  if (!original) return null
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, reference, amount, status::text, description, created_at AS "createdAt" FROM transactions
    WHERE external_reference = ${original.reference} AND type = 'refund' ORDER BY created_at DESC, id DESC LIMIT 50`
  const isOpen = REFUNDABLE_STATUSES.some((status) => status === original.status)
  const { type, direction, left } = original
  const gives = isOpen && type !== 'refund' && !(type === 'wallet_transfer' && direction === 'credit')
  return {
    refunds: rows.map((row) => refundRow.parse(row)),
    given: original.given.toFixed(2),
    left: gives && left.gt(0) ? left.toFixed(2) : null,
    version: original.version,
    alone: env().REFUND_APPROVAL_ABOVE.toFixed(2),
  }
}
