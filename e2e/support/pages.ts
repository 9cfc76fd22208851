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
  '/admin/kyc',
  '/admin/alerts',
  '/admin/audit',
] as const

/** Lists whose rows open a record. */
export const LISTS = PAGES.filter((path) => path.startsWith('/admin/') && path !== '/admin/audit')

export const SIZES = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
] as const

export const THEMES = ['light', 'dark'] as const

/** A file name for a picture of this address. */
export const pictureName = (path: string): string => path.replace(/^\//, '').replaceAll('/', '-') || 'root'
