import { type MetricDefinition, PREFIX } from '@/lib/metrics/definition'
import { families } from '@/lib/metrics/families'
import { exporterMetrics } from './exporter-metrics'
import { type Selector, selectorsOf } from './promql'
import { recordings } from './rules'

const own = new Map<string, MetricDefinition>(
  families.flatMap(({ metrics }) =>
    Object.entries(metrics).map(([name, metric]): [string, MetricDefinition] => [PREFIX + name, metric]),
  ),
)
const recorded = new Set(recordings.map(({ record }) => record))
/** Exposed beside the families: about them, and about the process. */
const beside = /^(phantom_banking_collector_(success|duration_seconds)|(nodejs|process)_\w+)$/
const everywhere = ['instance', 'job']

/** What is wrong with a metric and labels that a selector names; nothing when they exist. */
function complaint({ metric, matchers }: Selector): string | undefined {
  const labels = Object.keys(matchers)
  if (recorded.has(metric)) return undefined
  const base = own.has(metric) ? metric : metric.replace(/_(bucket|sum|count)$/, '')
  const definition = own.get(base)
  if (definition && (base === metric) === (definition.type !== 'histogram')) {
    const known = [
      ...everywhere,
      ...Object.keys(definition.labels ?? {}),
      ...(metric.endsWith('_bucket') ? ['le'] : []),
    ]
    const unknown = labels.filter((label) => !known.includes(label))
    return unknown.length > 0 ? `${metric} has no label ${unknown}` : undefined
  }
  if (beside.test(metric)) return undefined
  const exporter = exporterMetrics[metric]
  if (!exporter) return `there is no metric ${metric}`
  const unknown = labels.filter((label) => ![...everywhere, ...exporter].includes(label))
  return unknown.length > 0 ? `${metric} has no label ${unknown}` : undefined
}

/** What an expression asks for and nobody exposes. */
export const unknownIn = (expr: string): string[] =>
  selectorsOf(expr).flatMap((selector) => complaint(selector) ?? [])
