export const CUSTOMER_STATUSES = ['active', 'inactive', 'suspended', 'closed'] as const

/** The statuses a customer can be suspended from; one who is closed stays closed. */
export const SUSPENDABLE_STATUSES = ['active', 'inactive'] as const

/** Words that staff put on a customer: a closed set, so that lists can be filtered and nobody writes what is not theirs to keep. */
export const CUSTOMER_TAGS = [
  'vulnerable',
  'call_back',
  'complaint',
  'fraud_victim',
  'do_not_call',
  'deceased_reported',
  'high_value',
  'staff_member',
] as const
