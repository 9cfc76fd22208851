/** Every page of the portal that needs no id: each is looked at in every size and theme. */
export const PAGES = [
  '/admin',
  '/monitoring/dashboard',
  '/admin/customers',
  '/admin/merchants',
  '/admin/access-grants',
  '/admin/wallets',
  '/admin/transactions',
  '/admin/qr-codes',
  '/admin/eft-payments',
  '/admin/desks/limits',
  '/admin/desks/freezes',
  '/admin/desks/eft',
  '/admin/desks/grants',
  '/admin/desks/qr',
  '/admin/kyc',
  '/admin/kyc/renewals',
  '/admin/kyc/statistics',
  '/admin/suspicious',
  '/admin/suspicious/rules',
  '/admin/balance-integrity',
  '/admin/alerts',
  '/admin/approvals',
  '/admin/audit',
  '/admin/bulk',
  '/admin/exports',
  '/admin/users',
  '/admin/roles',
  '/admin/sessions',
  '/admin/displays',
  '/admin/search',
  '/admin/account',
  '/admin/sign-in-threats',
] as const

/** Lists whose rows open a record. */
export const LISTS = PAGES.filter(
  (path) =>
    path.startsWith('/admin/') &&
    !path.startsWith('/admin/desks/') &&
    ![
      '/admin/search',
      '/admin/kyc/renewals',
      '/admin/kyc/statistics',
      '/admin/suspicious/rules',
      '/admin/balance-integrity',
      '/admin/roles',
      '/admin/sessions',
      '/admin/exports',
      '/admin/bulk',
      '/admin/displays',
      '/admin/account',
      '/admin/sign-in-threats',
    ].includes(path),
)

export const SIZES = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
] as const

export const THEMES = ['light', 'dark'] as const

/** A file name for a picture of this address. */
export const pictureName = (path: string): string => path.replace(/^\//, '').replaceAll('/', '-') || 'root'
