import { collectDefaultMetrics, Registry } from 'prom-client'
import { perProcess } from '@/lib/per-process'

/** Gauges with a counter's name: promtool refuses them, and their twins without `_total` say the same. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
]

/** prom-client's own metrics of the process and of Node.js, under their usual names. */
export function runtimeRegistry(): Registry {
  return perProcess('metrics.runtime', () => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    for (const name of MISNAMED) registry.removeSingleMetric(name)
    return registry
  })
}
