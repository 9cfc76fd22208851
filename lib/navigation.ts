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

/**
 * Every page of the portal: sidebar, breadcrumbs and command palette show what of it a role may open. A test proves that
 * each exists. The browser gets that part as data, never this module with its permission table.
 */
export const NAVIGATION: NavigationGroup[] = [
  {
    label: 'Bank',
    items: [
      { href: '/admin', label: 'Overview', icon: 'layout-dashboard', permission: 'dashboard:read' },
      { href: '/monitoring/dashboard', label: 'Monitoring', icon: 'activity', permission: 'monitoring:read' },
      { href: '/admin/alerts', label: 'Alerts', icon: 'bell', permission: 'alerts:read', waits: 'alerts' },
    ],
  },
  {
    label: 'Records',
    items: [
      { href: '/admin/customers', label: 'Customers', icon: 'users', permission: 'customers:read' },
      {
        href: '/admin/merchants',
        label: 'Merchants',
        icon: 'store',
        permission: 'merchants:read',
        waits: 'merchants',
      },
      {
        href: '/admin/access-grants',
        label: 'Access grants',
        icon: 'key-round',
        permission: 'customers:read',
      },
      { href: '/admin/wallets', label: 'Wallets', icon: 'wallet', permission: 'wallets:read' },
      {
        href: '/admin/transactions',
        label: 'Transactions',
        icon: 'arrow-left-right',
        permission: 'transactions:read',
      },
      { href: '/admin/qr-codes', label: 'QR codes', icon: 'qr-code', permission: 'qr:read' },
      {
        href: '/admin/eft-payments',
        label: 'EFT payments',
        icon: 'landmark',
        permission: 'eft:read',
        waits: 'eft',
      },
    ],
  },
  {
    label: 'Compliance',
    items: [
      {
        href: '/admin/kyc',
        label: 'KYC reviews',
        icon: 'shield-check',
        permission: 'kyc:read',
        waits: 'kyc',
      },
    ],
  },
  {
    label: 'Trust',
    items: [{ href: '/admin/audit', label: 'Audit log', icon: 'scroll-text', permission: 'audit:read' }],
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
