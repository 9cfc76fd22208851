import type { IconName } from '@/lib/format/icon-names'
import type { StatusKind } from '@/lib/format/status'

/** What is found, in the order in which groups stand that fit equally well. */
export const SEARCH_GROUPS = [
  'customers',
  'transactions',
  'merchants',
  'wallets',
  'qr-codes',
  'eft-payments',
  'kyc',
  'users',
] as const

export type SearchGroup = (typeof SEARCH_GROUPS)[number]

/** How each group looks; its records live at `/admin/<group>/<id>`, and its list takes the same search as `?q=`. */
export const GROUP_LOOKS: Readonly<
  Record<SearchGroup, { label: string; icon: IconName; status: StatusKind }>
> = {
  customers: { label: 'Customers', icon: 'users', status: 'customer' },
  transactions: { label: 'Transactions', icon: 'arrow-left-right', status: 'transaction' },
  merchants: { label: 'Merchants', icon: 'store', status: 'merchant' },
  wallets: { label: 'Wallets', icon: 'wallet', status: 'wallet' },
  'qr-codes': { label: 'QR codes', icon: 'qr-code', status: 'qr' },
  'eft-payments': { label: 'EFT payments', icon: 'landmark', status: 'eft' },
  kyc: { label: 'KYC reviews', icon: 'shield-check', status: 'kyc' },
  users: { label: 'Users', icon: 'users', status: 'account' },
}

/** Hits of each group while one types, and on the page. */
export const HITS = { palette: 5, page: 20 } as const

/** What is said when nothing can be looked for, or was not found in time. */
export const PROBLEM_WORDS = {
  empty: {
    title: 'What are you looking for?',
    words:
      'A name in any order, the end of a phone number, an Omang, an e-mail address, a reference or its start, a token, a business.',
  },
  short: { title: 'Type a little more', words: 'A search needs two letters or three digits.' },
  symbols: { title: 'Type a letter or a digit', words: 'Signs alone stand in no name, number or reference.' },
  long: {
    title: 'That is longer than any record',
    words: 'A search takes up to 100 characters: a name, a number, a reference.',
  },
  slow: {
    title: 'That took too long',
    words: 'Too many records look like this. Type more of it, or all of one word.',
  },
} as const

export type SearchProblem = keyof typeof PROBLEM_WORDS
