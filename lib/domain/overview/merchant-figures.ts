import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { within } from '@/lib/db/list-conditions'
import { env } from '@/lib/env'
import { money } from '@/lib/list/fields'

const figures = z.object({
  /** What customers paid and were paid, in pula, of completed transactions; and how many. */
  takenToday: money,
  takenMonth: money,
  paidMonth: money,
  payments: z.number(),
  /** At today's rate, to the thebe. */
  commissionMonth: money,
  /** Taken, less what was paid and the commission. */
  settlementMonth: money,
})

const conversion = z.object({
  generated: z.number(),
  scanned: z.number(),
  used: z.number(),
  expired: z.number(),
})

/** A merchant's takings of the bank's day and month so far, and what its settlement comes to. */
export const loadMerchantFigures = guardedLoader('merchants:read', async (_session, id: string) => {
  const zone = env().BANK_TIME_ZONE
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT taken_today AS "takenToday", taken AS "takenMonth", paid AS "paidMonth", payments,
      round(taken * m.commission_rate, 2) AS "commissionMonth",
      taken - paid - round(taken * m.commission_rate, 2) AS "settlementMonth"
    FROM merchants m CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount) FILTER (WHERE direction = 'debit'), 0) AS taken,
        coalesce(sum(amount) FILTER (WHERE direction = 'debit'
          AND created_at >= date_trunc('day', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone}), 0) AS taken_today,
        coalesce(sum(amount) FILTER (WHERE direction = 'credit'), 0) AS paid,
        count(*) FILTER (WHERE direction = 'debit')::int AS payments
      FROM transactions
      WHERE merchant_id = m.id AND status = 'completed'
        AND created_at >= date_trunc('month', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone}
    ) t WHERE m.id = ${id}::uuid`
  return row ? figures.parse(row) : null
})

/** What became of the QR codes that a merchant made in the bank's last 30 days: the rows of `?from=30d`. */
export const loadMerchantQr = guardedLoader('qr:read', async (_session, id: string) => {
  const [row] = await db().$queryRaw<unknown[]>`
    SELECT count(*)::int AS generated, count(scanned_at)::int AS scanned,
      (count(*) FILTER (WHERE status = 'used'))::int AS used,
      (count(*) FILTER (WHERE status = 'expired'))::int AS expired
    FROM qr_codes WHERE merchant_id = ${id}::uuid AND ${within(Prisma.sql`created_at`, ['30d', ''])?.sql ?? Prisma.empty}`
  return conversion.parse(row)
})
