import { defineMetrics } from './define'

/** Where callers are turned away for asking too often. */
export const limits = defineMetrics('limits', {
  api_rate_limits_hit_total: {
    type: 'counter',
    help: 'Requests turned away because there were too many.',
    unit: 'count',
    scope: 'process',
    labels: { endpoint: ['metrics', 'sign_in'] },
  },
})
