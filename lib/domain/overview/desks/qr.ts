import 'server-only'
import { z } from 'zod'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { within } from '@/lib/db/list-conditions'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'

/** The periods of the desk, as the list of QR codes has them. */
export const QR_PERIODS = [
  { key: 'today', label: 'Today' },
  { key: '7d', label: '7 days' },
  { key: '30d', label: '30 days' },
] as const

export type QrPeriod = (typeof QR_PERIODS)[number]['key']

const MOST_MERCHANTS = 25
/** The codes of a month are many: who asks within these milliseconds gets the same figures, with their time. */
const KEPT_MS = 15_000

const counts = z.object({
  generated: z.number(),
  scanned: z.number(),
  used: z.number(),
  expired: z.number(),
  active: z.number(),
  cancelled: z.number(),
})
const byMerchant = counts.extend({ merchantId: z.string(), merchant: z.string() })

export type QrCounts = z.infer<typeof counts>
export type QrMerchant = z.infer<typeof byMerchant>
export type QrFigures = { all: QrCounts; merchants: QrMerchant[]; countedMerchants: number; asOf: string }

const reads = () =>
  perProcess(
    'qr-desk',
    () => new Map(QR_PERIODS.map(({ key }) => [key, singleFlight(KEPT_MS, () => read(key))])),
  )

/** What became of the QR codes made in a period, in all and of the merchants who made most. */
export const loadQrDesk = guardedLoader('qr:read', (_session, period: QrPeriod) => {
  const known = reads().get(period)
  return known ? known() : read(period)
})

async function read(period: QrPeriod): Promise<QrFigures> {
  const made = within(Prisma.sql`created_at`, [period, ''])?.sql ?? Prisma.sql`TRUE`
  const rows = await db().$queryRaw<Record<string, unknown>[]>`
    WITH of_merchant AS MATERIALIZED (
      SELECT merchant_id, count(*)::int AS generated, count(scanned_at)::int AS scanned,
        (count(*) FILTER (WHERE status = 'used'))::int AS used,
        (count(*) FILTER (WHERE status = 'expired'))::int AS expired,
        (count(*) FILTER (WHERE status = 'active'))::int AS active,
        (count(*) FILTER (WHERE status = 'cancelled'))::int AS cancelled
      FROM qr_codes WHERE ${made} GROUP BY merchant_id
    )
    (SELECT o.merchant_id AS "merchantId", m.business_name AS merchant, generated, scanned, used, expired, active,
       cancelled, 0 AS merchants
     FROM of_merchant o JOIN merchants m ON m.id = o.merchant_id
     ORDER BY generated DESC, m.business_name LIMIT ${MOST_MERCHANTS})
    UNION ALL
    SELECT NULL, NULL, coalesce(sum(generated), 0)::int, coalesce(sum(scanned), 0)::int, coalesce(sum(used), 0)::int,
      coalesce(sum(expired), 0)::int, coalesce(sum(active), 0)::int, coalesce(sum(cancelled), 0)::int, count(*)::int
    FROM of_merchant`
  const all = rows.find(({ merchantId }) => merchantId === null)
  return {
    all: counts.parse(all),
    merchants: rows.filter((row) => row !== all).map((row) => byMerchant.parse(row)),
    countedMerchants: Number(all?.merchants ?? 0),
    asOf: new Date().toISOString(),
  }
}
