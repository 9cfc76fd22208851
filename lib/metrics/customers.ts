import { bankSnapshot, labelled } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const CUSTOMER_STATUSES = ['active', 'inactive', 'suspended', 'closed'] as const

type Name = 'customers_total' | 'customers_verified' | 'customers_created_today' | 'customers_current'

export const customers: Family<Name, Sources> = {
  name: 'customers',
  metrics: {
    customers_total: {
      type: 'counter',
      help: 'Customers ever created; customers are closed, never deleted.',
      unit: 'count',
      scope: 'bank',
    },
    customers_verified: {
      type: 'gauge',
      help: 'Customers whose identity is verified.',
      unit: 'count',
      scope: 'bank',
    },
    customers_created_today: {
      type: 'gauge',
      help: "Customers created since midnight in the bank's time zone.",
      unit: 'count',
      scope: 'bank',
    },
    customers_current: {
      type: 'gauge',
      help: 'Customers by their current status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: CUSTOMER_STATUSES },
    },
  },
  async collect(sources) {
    const { customers: now } = await bankSnapshot(sources)
    return {
      customers_total: now.total,
      customers_verified: now.verified,
      customers_created_today: now.created.today,
      customers_current: labelled('status', now.byStatus),
    }
  },
}
