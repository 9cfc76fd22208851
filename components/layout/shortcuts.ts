/** Every key of the portal in one place: the help sheet (shortcut-sheet.ts) lists them, what acts on them reads them here. */

/** After `g`: the page that a letter leads to. */
export const GO_TO: Readonly<Record<string, string>> = {
  '/admin': 'o',
  '/monitoring/dashboard': 'd',
  '/admin/alerts': 'a',
  '/admin/search': 'f',
  '/admin/customers': 'c',
  '/admin/merchants': 'm',
  '/admin/access-grants': 'g',
  '/admin/wallets': 'w',
  '/admin/transactions': 't',
  '/admin/qr-codes': 'q',
  '/admin/eft-payments': 'e',
  '/admin/kyc': 'k',
  '/admin/approvals': 'r',
  '/admin/audit': 'l',
  '/admin/account': 's',
}

export const LIST_KEYS = { search: '/', next: 'j', previous: 'k', select: 'x' } as const

/** Pressed on what carries them as `aria-keyshortcuts`. */
export const PAGE_KEYS = { pause: 'p', refresh: 'r', arrange: 'e' } as const

export const HELP_KEY = '?'
