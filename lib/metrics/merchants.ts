import { bankSnapshot, labelled } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const MERCHANT_STATUSES = ['pending', 'active', 'suspended', 'closed'] as const

type Name = 'merchants_total' | 'merchants_active' | 'merchants_current'

export const merchants: Family<Name, Sources> = {
  name: 'merchants',
  metrics: {
    merchants_total: {
      type: 'counter',
      help: 'Merchants ever created; merchants are closed, never deleted.',
      unit: 'count',
      scope: 'bank',
    },
    merchants_active: {
      type: 'gauge',
      help: 'Merchants with status active.',
      unit: 'count',
      scope: 'bank',
    },
    merchants_current: {
      type: 'gauge',
      help: 'Merchants by their current status.',
      unit: 'count',
      scope: 'bank',
      labels: { status: MERCHANT_STATUSES },
    },
  },
  async collect(sources) {
    const { merchants: now } = await bankSnapshot(sources)
    return {
      merchants_total: now.total,
      merchants_active: now.active,
      merchants_current: labelled('status', now.byStatus),
    }
  },
}
