import type { Clock } from '@/components/data-table/types'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { StatusBadge } from '@/components/ui/status-badge'
import { loadEftPayment } from '@/lib/domain/eft/loaders'
import { loadQrCode } from '@/lib/domain/qr/loaders'
import { formatCount } from '@/lib/format/number'
import { nameOf } from '@/lib/format/status'

/** The QR code that a transaction paid. */
export async function PaidCode({ id, clock }: { id: string; clock: Clock }) {
  const code = await loadQrCode(id)
  return (
    <Facts
      title="Paid a QR code"
      facts={[
        fact.record('QR code', '/admin/qr-codes', code.id, code.reference),
        ['Status', <StatusBadge key="status" kind="qr" status={code.status} />],
        fact.record('Made by', '/admin/merchants', code.merchantId, code.merchant),
        fact.amount('Amount', code.amount),
        fact.when('Made', code.createdAt, clock),
        fact.when('First scan', code.scannedAt, clock),
        fact.when('Would have expired', code.expiresAt, clock),
        ['Scans', formatCount(code.scans)],
      ]}
    />
  )
}

/** The EFT payment that a top-up comes from. */
export async function CameByEft({ id, clock }: { id: string; clock: Clock }) {
  const payment = await loadEftPayment(id)
  return (
    <Facts
      title="Comes by EFT"
      facts={[
        fact.record('EFT payment', '/admin/eft-payments', payment.id, payment.reference),
        ['Status', <StatusBadge key="status" kind="eft" status={payment.status} />],
        ['Bank', nameOf(payment.bank)],
        ['Account', payment.account],
        fact.when('Announced', payment.createdAt, clock),
        fact.when('Processing', payment.processedAt, clock),
        fact.when('Completed', payment.completedAt, clock),
        ['Failed because', payment.failureReason],
      ]}
    />
  )
}
