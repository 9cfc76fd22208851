import type { IconName } from './icon-names'

export type Tone = 'good' | 'warning' | 'bad' | 'info' | 'neutral'
export type StatusLook = { label: string; tone: Tone; icon: IconName }

const look = (label: string, tone: Tone, icon: IconName): StatusLook => ({ label, tone, icon })

/** How each status of the data model is shown, everywhere. Never colour alone: always an icon and a word. */
export const STATUS = {
  customer: {
    active: look('Active', 'good', 'circle-check'),
    inactive: look('Inactive', 'neutral', 'circle-dashed'),
    suspended: look('Suspended', 'bad', 'ban'),
    closed: look('Closed', 'neutral', 'lock'),
  },
  merchant: {
    pending: look('Pending', 'info', 'clock'),
    active: look('Active', 'good', 'circle-check'),
    suspended: look('Suspended', 'bad', 'ban'),
    closed: look('Closed', 'neutral', 'lock'),
  },
  wallet: {
    active: look('Active', 'good', 'circle-check'),
    frozen_debit: look('Debits frozen', 'warning', 'snowflake'),
    frozen: look('Frozen', 'bad', 'snowflake'),
    closed: look('Closed', 'neutral', 'lock'),
  },
  tier: {
    basic: look('Basic', 'neutral', 'circle'),
    verified: look('Verified', 'good', 'shield-check'),
    premium: look('Premium', 'info', 'shield-check'),
  },
  transaction: {
    pending: look('Pending', 'info', 'clock'),
    processing: look('Processing', 'info', 'loader-circle'),
    completed: look('Completed', 'good', 'circle-check'),
    failed: look('Failed', 'bad', 'circle-x'),
    cancelled: look('Cancelled', 'neutral', 'ban'),
    refunded: look('Refunded', 'neutral', 'undo-2'),
    disputed: look('Disputed', 'warning', 'flag'),
    on_hold: look('On hold', 'warning', 'circle-pause'),
    expired: look('Expired', 'neutral', 'hourglass'),
  },
  qr: {
    active: look('Active', 'info', 'qr-code'),
    used: look('Used', 'good', 'circle-check'),
    expired: look('Expired', 'neutral', 'hourglass'),
    cancelled: look('Cancelled', 'neutral', 'ban'),
  },
  eft: {
    pending: look('Pending', 'info', 'clock'),
    processing: look('Processing', 'info', 'loader-circle'),
    completed: look('Completed', 'good', 'circle-check'),
    failed: look('Failed', 'bad', 'circle-x'),
    cancelled: look('Cancelled', 'neutral', 'ban'),
    refunded: look('Refunded', 'neutral', 'undo-2'),
  },
  kyc: {
    pending: look('Pending', 'info', 'clock'),
    in_progress: look('In progress', 'info', 'eye'),
    approved: look('Approved', 'good', 'shield-check'),
    rejected: look('Rejected', 'bad', 'shield-x'),
    resubmission_requested: look('Resubmission requested', 'warning', 'undo-2'),
    expired: look('Expired', 'neutral', 'hourglass'),
  },
  risk: {
    low: look('Low risk', 'good', 'circle-check'),
    medium: look('Medium risk', 'warning', 'triangle-exclamation-point'),
    high: look('High risk', 'bad', 'shield-exclamation-point'),
  },
  access: {
    full: look('Full access', 'good', 'circle-check'),
    credit_only: look('Credit only', 'info', 'arrow-down'),
    view_only: look('View only', 'neutral', 'eye'),
    suspended: look('Suspended', 'bad', 'ban'),
  },
  key: {
    active: look('Active', 'good', 'circle-check'),
    ending: look('Rotated, ends soon', 'warning', 'hourglass'),
    expired: look('Expired', 'neutral', 'hourglass'),
    revoked: look('Revoked', 'neutral', 'ban'),
  },
  account: {
    active: look('Active', 'good', 'circle-check'),
    disabled: look('Disabled', 'neutral', 'user-x'),
  },
  session: {
    live: look('Live', 'good', 'circle-check'),
    ended: look('Ended', 'neutral', 'log-out'),
  },
  approval: {
    pending: look('Pending', 'info', 'stamp'),
    approved: look('Approved', 'good', 'circle-check'),
    rejected: look('Rejected', 'bad', 'circle-x'),
    expired: look('Expired', 'neutral', 'hourglass'),
    cancelled: look('Withdrawn', 'neutral', 'undo-2'),
  },
  export: {
    running: look('Running', 'info', 'loader-circle'),
    completed: look('Complete', 'good', 'circle-check'),
    failed: look('Failed', 'bad', 'circle-x'),
    aborted: look('Aborted', 'warning', 'ban'),
  },
  bulk: {
    planned: look('Planned', 'info', 'clock'),
    running: look('Running', 'info', 'loader-circle'),
    completed: look('Complete', 'good', 'circle-check'),
    aborted: look('Stopped', 'warning', 'ban'),
  },
  outcome: {
    ready: look('To do', 'info', 'clock'),
    excluded: look('Left out', 'neutral', 'minus'),
    done: look('Done', 'good', 'circle-check'),
    changed: look('Changed meanwhile', 'warning', 'git-compare'),
    refused: look('Refused', 'warning', 'ban'),
    failed: look('Failed', 'bad', 'circle-x'),
    skipped: look('Not done', 'neutral', 'circle-dashed'),
  },
  display: {
    waiting: look('Waiting for its code', 'info', 'clock'),
    connected: look('Connected', 'good', 'circle-check'),
    lapsed: look('Lapsed', 'warning', 'hourglass'),
    revoked: look('Disconnected', 'neutral', 'ban'),
  },
  alert: {
    firing: look('Firing', 'bad', 'bell-ring'),
    resolved: look('Resolved', 'good', 'circle-check'),
  },
  suspicious: {
    open: look('Open', 'warning', 'flag'),
    in_review: look('In review', 'info', 'eye'),
    closed: look('Closed', 'neutral', 'circle-check'),
  },
  caseSeverity: {
    low: look('Low', 'neutral', 'circle'),
    medium: look('Medium', 'info', 'info'),
    high: look('High', 'warning', 'triangle-exclamation-point'),
    critical: look('Critical', 'bad', 'shield-exclamation-point'),
  },
  difference: {
    open: look('Differs', 'bad', 'triangle-exclamation-point'),
    resolved: look('Fits again', 'good', 'circle-check'),
  },
  severity: {
    critical: look('Critical', 'bad', 'circle-x'),
    warning: look('Warning', 'warning', 'triangle-exclamation-point'),
    info: look('Info', 'info', 'info'),
    none: look('None', 'neutral', 'circle'),
  },
  health: {
    normal: look('Normal', 'good', 'circle-check'),
    elevated: look('Elevated', 'warning', 'triangle-exclamation-point'),
    critical: look('Critical', 'bad', 'circle-x'),
    unknown: look('Unknown', 'neutral', 'circle-question-mark'),
  },
} as const satisfies Record<string, Record<string, StatusLook>>

export type StatusKind = keyof typeof STATUS

/** The look of a status; one that the portal does not know is shown by its name, neutrally. */
export function statusLook(kind: StatusKind, status: string): StatusLook {
  const known: Record<string, StatusLook> = STATUS[kind]
  return Object.hasOwn(known, status)
    ? (known[status] as StatusLook)
    : look(humanise(status), 'neutral', 'circle')
}

/** `resubmission_requested` → `Resubmission requested`: the words for any other enum value. */
export function humanise(value: string): string {
  const words = value.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const NAMES: Record<string, string> = {
  qr_code: 'QR code',
  qr_payment: 'QR payment',
  eft: 'EFT',
  eft_topup: 'EFT top-up',
  topup: 'Top-up',
  cashout: 'Cash-out',
  fnb: 'FNB',
  bank_gaborone: 'Bank Gaborone',
  api_integration: 'API integration',
  id_card: 'ID card',
  'wallet.unfreeze': 'Unfreeze a wallet',
  'wallet.limits': 'Raise limits',
  'transaction.refund': 'Refund a transaction',
  'suspicious.rule': 'Change a rule',
  fan_in: 'Fan-in',
  pass_through: 'Pass-through',
  dormant_waking: 'Dormant account waking',
  sign_in_anomaly: 'Sign-in anomaly',
  suspicious_taken_up: 'Case taken up',
  suspicious_put_back: 'Case put back',
  suspicious_noted: 'Case noted',
  suspicious_assigned: 'Case assigned',
  suspicious_closed: 'Case closed',
  suspicious_report_drafted: 'Report drafted',
  suspicious_dry_run: 'Rule run dry',
  suspicious_rule_changed: 'Rule changed',
  suspicious_rule: 'Rule',
  suspicious_activity: 'Case',
  'user.create': 'Create a user',
  'user.role': 'Change a role',
  'user.disable': 'Disable a user',
  'user.enable': 'Enable a user',
  // Actions of the audit trail whose names are those of the OWASP vocabulary.
  authn_login_success: 'Signed in',
  authn_login_fail: 'Sign-in failed',
  authn_login_lock: 'Sign-in paused',
  authn_password_change: 'Password changed',
  authn_password_change_fail: 'Password change failed',
  authn_token_created: 'Link or token made',
  authn_token_revoked: 'Link or token revoked',
  authn_token_reuse: 'Code used twice',
  authz_fail: 'Refused: not allowed',
  authz_change: 'Rights changed',
  malicious_csrf: 'Refused: from another site',
  sensitive_read: 'Sensitive data read',
  audit_read: 'Audit log read',
  audit_exported: 'Audit log exported',
  bulk_planned: 'Bulk action planned',
  bulk_confirmed: 'Bulk action confirmed',
  bulk_stopped: 'Bulk action stopped',
  bulk_ended: 'Bulk action ended',
  bulk_row_left: 'Left alone by a bulk action',
  export_created: 'Export asked for',
  audit_restored: 'Audit trail continued after a restore',
  kyc_claimed: 'KYC review claimed',
  kyc_released: 'KYC review given back',
  kyc_assigned: 'KYC review assigned',
  kyc_noted: 'KYC note added',
  kyc_first_approved: 'KYC approved by the first of two',
  kyc_expired: 'KYC expired',
  kyc_claim_handed_over: 'KYC claim handed over',
  kyc_approved: 'KYC approved',
  kyc_rejected: 'KYC rejected',
  kyc_resubmission_requested: 'KYC resubmission requested',
  eft_retried: 'EFT payment retried',
  eft_failed: 'EFT payment failed by hand',
  qr_cancelled: 'QR code cancelled',
  eft_payment: 'EFT payment',
  api_credential: 'API key',
  credential_issued: 'API key issued',
  credential_rotated: 'API key rotated',
  credential_revoked: 'API key revoked',
  kyc_record: 'KYC record',
  admin_user: 'Admin',
  admin_session: 'Session',
}

/** Who did something: an address or a name as it is, a program such as `api_integration` in words. */
export function actorName(actor: string): string {
  return actor.includes('@') ? actor : nameOf(actor)
}

/** The words for a transaction type, channel, bank or any enum value without a badge. */
export function nameOf(value: string): string {
  return NAMES[value] ?? humanise(value)
}
