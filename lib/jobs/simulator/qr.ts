import { randomBytes } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { payer, type Shop, someParties } from './choose'
import { chance, code, type Tick, transactionReference } from './context'

const VALID_MS = 15 * 60_000

/** A merchant shows a code for an amount. */
export async function createQrCode(
  tx: Transaction,
  tick: Tick,
  merchant: Shop,
  amount: Prisma.Decimal,
): Promise<boolean> {
  await tx.qrCode.create({
    data: {
      merchantId: merchant.id,
      amount,
      reference: `QR-${code(tick)}`,
      token: randomBytes(32).toString('hex'),
      createdAt: tick.now,
      expiresAt: new Date(tick.now.getTime() + VALID_MS),
    },
    select: { id: true },
  })
  return true
}

/**
 * Codes whose customer stands at the counter by now: some seconds after they were made. One in four has none: it runs
 * out. Their ids decide, so every tick agrees.
 */
export async function codesToScan({ now }: Tick, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM qr_codes
    WHERE status = 'active' AND expires_at > ${now}::timestamptz + interval '1 minute' AND scans = 0
      AND (hashtext(id::text) & 2147483647) % 100 < 75
      AND created_at < ${now}::timestamptz - interval '1 second' * (4 + (hashtext(id::text) & 2147483647) % 150)
    ORDER BY expires_at LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** A customer scans a code and, most of the time, pays. Now and then the merchant takes it back instead. */
export async function scanQrCode(tx: Transaction, tick: Tick, id: string): Promise<boolean> {
  const [free] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM qr_codes WHERE id = ${id}::uuid AND status = 'active' AND scans = 0 FOR UPDATE SKIP LOCKED`
  if (!free) return false
  if (chance(tick, 0.07)) {
    await tx.qrCode.update({ where: { id }, data: { status: 'cancelled' }, select: { id: true } })
    return true
  }
  const shown = await tx.qrCode.findUniqueOrThrow({
    where: { id },
    select: {
      amount: true,
      reference: true,
      merchantId: true,
      createdAt: true,
      merchant: { select: { businessName: true } },
    },
  })
  const able = (await someParties(tx, tick)).filter(({ balance }) => balance.gte(shown.amount))
  const found = payer(tick, able, shown.amount, (balance) => balance)
  if (!found) return false
  const { customerId, walletId } = found.party
  const scannedAt = shown.createdAt > tick.now ? shown.createdAt : tick.now
  await tx.qrCode.update({ where: { id }, data: { scans: 1, scannedAt, customerId }, select: { id: true } })
  if (chance(tick, 0.08)) return true // looked at the price and left
  await tx.transaction.create({
    data: {
      reference: transactionReference(tick),
      direction: 'debit',
      type: 'qr_payment',
      channel: 'qr_code',
      amount: shown.amount,
      netAmount: shown.amount,
      walletId,
      customerId,
      merchantId: shown.merchantId,
      externalReference: shown.reference,
      description: `QR payment to ${shown.merchant.businessName}`,
      createdAt: scannedAt,
    },
    select: { id: true },
  })
  return true
}
