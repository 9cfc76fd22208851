import type { Transaction } from '@/lib/db/transaction'
import type { Tick } from './context'
import { attachDocuments } from './submit-kyc'

/** Customers who were asked for better documents and have had hours or days to find them. A third never answers. */
export async function resubmitKyc(tx: Transaction, tick: Tick): Promise<boolean> {
  const [asked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM kyc_records
    WHERE status = 'resubmission_requested' AND customer_id <> ALL(${tick.bank.planted}::uuid[])
      AND (hashtext(id::text) & 2147483647) % 100 < 65
      AND updated_at < ${tick.now}::timestamptz - interval '1 hour' * (1 + (hashtext(id::text) & 2147483647) % 140)
    ORDER BY submitted_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!asked) return false
  const record = await tx.kycRecord.update({
    where: { id: asked.id },
    data: { status: 'pending', claimedById: null, claimedUntil: null },
    select: { id: true, documentType: true },
  })
  await attachDocuments(tx, tick, record.id, [record.documentType, 'selfie'])
  return true
}
