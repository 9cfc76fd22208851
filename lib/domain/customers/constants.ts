export const CUSTOMER_STATUSES = ['active', 'inactive', 'suspended', 'closed'] as const
