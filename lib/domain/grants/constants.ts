export const ACCESS_TYPES = ['full', 'credit_only', 'view_only', 'suspended'] as const

/** Why staff gives a merchant access; the other reasons are those of the bank's own programs. */
export const STAFF_GRANT_REASONS = ['customer_request', 'business_partnership', 'admin_grant'] as const

/** The last day of the bank on which a grant with this end (ISO) is good. */
export function lastDayOf(expiresAt: string | null, timeZone: string): string {
  if (expiresAt === null) return ''
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(expiresAt) - 1)
}

/** What a change of a grant is about: its access, its end (ISO) and whether it is in force. */
export function grantVersion(access: string, expiresAt: string | null, isActive: boolean): string {
  return [access, expiresAt ?? 'never', isActive ? 'on' : 'off'].join('/')
}
