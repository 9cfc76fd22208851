/** The lists that can be exported, by the end of their address. */
export const EXPORT_NAMES = [
  'customers',
  'merchants',
  'access_grants',
  'wallets',
  'transactions',
  'qr_codes',
  'eft_payments',
  'kyc',
  'suspicious',
  'balance_integrity',
  'alerts',
  'approvals',
  'users',
  'sessions',
  'audit',
] as const

export type ExportName = (typeof EXPORT_NAMES)[number]

/** `qr_codes` of `/admin/qr-codes`; null for a list that is not exported. */
export function exportName(path: string): ExportName | null {
  const end = path.split('/').at(-1)?.replaceAll('-', '_')
  return EXPORT_NAMES.find((name) => name === end) ?? null
}
