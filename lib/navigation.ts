import { can, type Permission, type Role } from '@/lib/auth/permissions'
import type { IconName } from '@/lib/format/icon-names'

/** What waits for a person, by the page on which it is dealt with. */
export type Waiting = Partial<Record<'alerts' | 'merchants' | 'eft' | 'kyc', number>>

export type NavigationItem = {
  href: string
  label: string
  icon: IconName
  permission: Permission
  waits?: keyof Waiting
}
export type NavigationGroup = { label: string; items: NavigationItem[] }

const item = (
  href: string,
  label: string,
  icon: IconName,
  permission: Permission,
  waits?: keyof Waiting,
): NavigationItem => ({ href, label, icon, permission, waits })

/**
 * Every page of the portal: sidebar, breadcrumbs and command palette show what of it a role may open. A test proves that
 * each exists. The browser gets that part as data, never this module with its permission table.
 */
export const NAVIGATION: NavigationGroup[] = [
  {
    label: 'Bank',
    items: [
      item('/admin', 'Overview', 'layout-dashboard', 'dashboard:read'),
      item('/monitoring/dashboard', 'Monitoring', 'activity', 'monitoring:read'),
      item('/admin/alerts', 'Alerts', 'bell', 'alerts:read', 'alerts'),
    ],
  },
  {
    label: 'Records',
    items: [
      item('/admin/customers', 'Customers', 'users', 'customers:read'),
      item('/admin/merchants', 'Merchants', 'store', 'merchants:read', 'merchants'),
      item('/admin/access-grants', 'Access grants', 'key-round', 'customers:read'),
      item('/admin/wallets', 'Wallets', 'wallet', 'wallets:read'),
      item('/admin/transactions', 'Transactions', 'arrow-left-right', 'transactions:read'),
      item('/admin/qr-codes', 'QR codes', 'qr-code', 'qr:read'),
      item('/admin/eft-payments', 'EFT payments', 'landmark', 'eft:read', 'eft'),
    ],
  },
  {
    label: 'Compliance',
    items: [item('/admin/kyc', 'KYC reviews', 'shield-check', 'kyc:read', 'kyc')],
  },
  {
    label: 'Trust',
    items: [item('/admin/audit', 'Audit log', 'scroll-text', 'audit:read')],
  },
]

/** The groups with the pages that this role may open; empty groups are left out. */
export function navigationFor(role: Role): NavigationGroup[] {
  return NAVIGATION.map(({ label, items }) => ({
    label,
    items: items.filter(({ permission }) => can(role, permission)),
  })).filter(({ items }) => items.length > 0)
}

/** The address of the rows behind a number; null while that list is no page of the portal. */
export function rowsHref(page: string, filters: Record<string, string> = {}): string | null {
  if (!NAVIGATION.some(({ items }) => items.some(({ href }) => href === page))) return null
  const query = new URLSearchParams(filters).toString()
  return query ? `${page}?${query}` : page
}
