/**
 * The legal changes of status, as the database enforces them with its table `status_transitions`; a test keeps both
 * equal. A status that leads nowhere is final.
 */
export const transitions = {
  customers: {
    active: ['inactive', 'suspended', 'closed'],
    inactive: ['active', 'suspended', 'closed'],
    suspended: ['active', 'inactive', 'closed'],
    closed: [],
  },
  merchants: {
    pending: ['active', 'closed'],
    active: ['suspended', 'closed'],
    suspended: ['active', 'closed'],
    closed: [],
  },
  wallets: {
    active: ['frozen_debit', 'frozen', 'closed'],
    frozen_debit: ['active', 'frozen'],
    frozen: ['active', 'frozen_debit'],
    closed: [],
  },
  transactions: {
    pending: ['processing', 'completed', 'failed', 'cancelled', 'on_hold', 'expired'],
    processing: ['completed', 'failed', 'on_hold'],
    on_hold: ['processing', 'completed', 'failed', 'cancelled', 'expired'],
    completed: ['disputed', 'refunded'],
    disputed: ['completed', 'refunded'],
    failed: [],
    cancelled: [],
    refunded: [],
    expired: [],
  },
  qr_codes: { active: ['used', 'expired', 'cancelled'], used: [], expired: [], cancelled: [] },
  eft_payments: {
    pending: ['processing', 'failed', 'cancelled'],
    processing: ['completed', 'failed', 'cancelled'],
    completed: ['refunded'],
    failed: [],
    cancelled: [],
    refunded: [],
  },
  kyc_records: {
    pending: ['in_progress', 'expired'],
    in_progress: ['pending', 'approved', 'rejected', 'resubmission_requested'],
    resubmission_requested: ['pending', 'expired'],
    approved: ['expired'],
    rejected: [],
    expired: [],
  },
  approvals: {
    pending: ['approved', 'rejected', 'cancelled', 'expired'],
    approved: [],
    rejected: [],
    cancelled: [],
    expired: [],
  },
  suspicious_activities: { open: ['in_review', 'closed'], in_review: ['open', 'closed'], closed: [] },
  alert_notifications: { firing: ['resolved'], resolved: [] },
  admin_users: { active: ['disabled'], disabled: ['active'] },
} as const satisfies Record<string, Record<string, readonly string[]>>
