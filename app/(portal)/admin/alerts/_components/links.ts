import type { AlertDetail } from '@/lib/domain/alerts/dto'
import { rowsHref } from '@/lib/navigation'

/** The rows behind the alerts about the bank. */
const ROWS: Record<string, string | null> = {
  PendingKYCReviews: rowsHref('/admin/kyc', { status: 'pending', sort: 'submitted' }),
  KycSlaBreached: rowsHref('/admin/kyc', { status: 'pending', sort: 'submitted' }),
  FrozenWallets: rowsHref('/admin/wallets', { status: 'frozen,frozen_debit' }),
  StuckEftPayments: rowsHref('/admin/eft-payments', { status: 'pending,processing', sort: 'created' }),
  LowTransactionVolume: rowsHref('/admin/transactions', { created: 'today' }),
}

export type AlertLink = { name: string; href: string }

/** Where to look: the dashboard that the rule names, the portal's rows, and the rule's own expression. */
export function alertLinks({ name, annotations }: Pick<AlertDetail, 'name' | 'annotations'>): AlertLink[] {
  const candidates: [string, string | null | undefined][] = [
    ['Rows', annotations.rows ?? annotations.rows_url ?? ROWS[name]],
    ['Dashboard', annotations.dashboard ?? annotations.dashboard_url],
  ]
  return candidates.flatMap(([label, href]) => (isSafe(href) ? [{ name: label, href }] : []))
}

/** Annotations come from outside: only an address of the web, or a page of the portal. */
function isSafe(href: string | null | undefined): href is string {
  if (!href) return false
  if (/^\/(?![/\\])/.test(href)) return true
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol)
}
