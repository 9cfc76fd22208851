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
  approval: {
    pending: look('Pending', 'info', 'stamp'),
    approved: look('Approved', 'good', 'circle-check'),
    rejected: look('Rejected', 'bad', 'circle-x'),
    expired: look('Expired', 'neutral', 'hourglass'),
    cancelled: look('Cancelled', 'neutral', 'ban'),
  },
  alert: {
    firing: look('Firing', 'bad', 'bell-ring'),
    resolved: look('Resolved', 'good', 'circle-check'),
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
  api_integration: 'API integration',
  id_card: 'ID card',
}

/** Who did something: an address or a name as it is, a program such as `api_integration` in words. */
export function actorName(actor: string): string {
  return actor.includes('@') ? actor : nameOf(actor)
}

/** The words for a transaction type, channel, bank or any enum value without a badge. */
export function nameOf(value: string): string {
  return NAMES[value] ?? humanise(value)
}
