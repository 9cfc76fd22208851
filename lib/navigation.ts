import { can, type Permission, type Role } from '@/lib/auth/permissions'
import type { IconName } from '@/lib/format/icon-names'

/** What waits for a person, by the page on which it is dealt with. */
export type Waiting = Partial<
  Record<
    'alerts' | 'merchants' | 'eft' | 'freezes' | 'kyc' | 'suspicious' | 'integrity' | 'approvals',
    number
  >
>

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
      item('/admin/search', 'Search', 'search', 'search:use'),
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
    label: 'Desks',
    items: [
      item('/admin/desks/limits', 'Near their limits', 'gauge', 'wallets:read'),
      item('/admin/desks/freezes', 'Freezes to review', 'snowflake', 'wallets:read', 'freezes'),
      item('/admin/desks/eft', 'EFT under way', 'hourglass', 'eft:read'),
      item('/admin/desks/grants', 'Grants to look at', 'key-round', 'customers:read'),
      item('/admin/desks/qr', 'QR conversion', 'scan-line', 'qr:read'),
    ],
  },
  {
    label: 'Compliance',
    items: [
      item('/admin/kyc', 'KYC reviews', 'shield-check', 'kyc:read', 'kyc'),
      item('/admin/kyc/renewals', 'Re-KYC', 'calendar', 'kyc:read'),
      item('/admin/kyc/statistics', 'KYC statistics', 'chart-line', 'kyc:read'),
      item('/admin/suspicious', 'Suspicious activity', 'flag', 'suspicious:read', 'suspicious'),
      item('/admin/suspicious/rules', 'Rules', 'sliders-horizontal', 'suspicious:read'),
      item('/admin/balance-integrity', 'Balance integrity', 'git-compare', 'integrity:read', 'integrity'),
    ],
  },
  {
    label: 'Trust',
    items: [
      item('/admin/approvals', 'Approvals', 'stamp', 'approvals:read', 'approvals'),
      item('/admin/users', 'Users', 'users', 'users:read'),
      item('/admin/roles', 'Roles', 'key-round', 'users:read'),
      item('/admin/sessions', 'Sessions', 'monitor', 'sessions:read'),
      item('/admin/audit', 'Audit log', 'scroll-text', 'audit:read'),
      item('/admin/bulk', 'Bulk actions', 'layers', 'bulk:read'),
      item('/admin/exports', 'Exports', 'download', 'exports:read'),
      item('/admin/displays', 'Wall displays', 'monitor', 'displays:read'),
      item('/admin/sign-in-threats', 'Sign-in threats', 'radar', 'threats:read'),
      item('/admin/account', 'Account and security', 'lock', 'account:manage'),
    ],
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
