/** What a key may do, by what its program is for. */
export const KEY_PROFILES = {
  point_of_sale: ['payments:create', 'payments:read'],
  web_shop: ['payments:create', 'qr:create'],
  payroll: ['credits:create', 'customers:read'],
  reports: ['payments:read'],
} as const

export type KeyProfile = keyof typeof KEY_PROFILES

/** Days after which a new key expires. */
export const KEY_DAYS = ['30', '90', '365'] as const

/** Hours that a rotated key goes on working, so that the merchant can change over. */
export const OVERLAP_HOURS = ['0', '24', '72', '168'] as const

/** Keys of one merchant that work at once. */
export const MOST_KEYS = 10
