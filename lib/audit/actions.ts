/**
 * Every action the trail knows. To audit a new one, add it here. Sign-in, session and authorisation events
 * carry the names of the OWASP Logging Vocabulary; the others say what happened to what.
 */
export const AUDIT_ACTIONS = [
  'authn_login_success',
  'authn_login_fail',
  'authn_login_lock',
  'authn_password_change',
  'authz_fail',
  'authz_change',
  'malicious_csrf',
  'session_created',
  'session_expired',
  'user_created',
  'user_updated',
  'user_archived',
  'sensitive_read',
  'wallet_frozen',
  'kyc_approved',
  'kyc_rejected',
  'kyc_resubmission_requested',
  'alert_acknowledged',
  'alert_assigned',
  'alert_noted',
  'alert_silenced',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** The kinds of record an action can be about. */
export const AUDIT_OBJECTS = [
  'admin_user',
  'admin_session',
  'customer',
  'merchant',
  'wallet',
  'transaction',
  'kyc_record',
  'alert',
  'page',
] as const

export type AuditObject = (typeof AUDIT_OBJECTS)[number]
