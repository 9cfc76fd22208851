import { defineMetrics } from './define'

const LIMITED_ENDPOINTS = ['metrics', 'login', 'pair', 'writes', 'exports', 'search'] as const
export type LimitedEndpoint = (typeof LIMITED_ENDPOINTS)[number]

/** Where callers are turned away for asking too often. */
export const limits = defineMetrics('limits', {
  api_rate_limits_hit_total: {
    type: 'counter',
    help: 'Requests turned away because there were too many.',
    unit: 'count',
    scope: 'process',
    labels: { endpoint: LIMITED_ENDPOINTS },
  },
})
