import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, it } from 'vitest'
import { type MetricDefinition, PREFIX } from '@/lib/metrics/definition'
import { families } from '@/lib/metrics/families'
import { exporterMetrics } from './exporter-metrics'
import { alerts, recordings } from './rules'

/** Names of metrics with the labels that are matched or grouped by, read from an expression. */
function selectorsOf(expr: string): { metric: string; labels: string[] }[] {
  const found: { metric: string; labels: string[] }[] = []
  const tree = parser.parse(expr)
  const text = (node: { from: number; to: number }) => expr.slice(node.from, node.to)
  tree.iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`${expr}: cannot be read at ${node.from}`)
      if (node.name !== 'VectorSelector') return
      const name = node.node.getChild('Identifier')
      const labels: string[] = []
      node.node.cursor().iterate((inner) => {
        if (inner.name === 'LabelName') labels.push(text(inner))
      })
      if (name) found.push({ metric: text(name), labels })
    },
  })
  return found
}

const own = new Map<string, MetricDefinition>(
  families.flatMap(({ metrics }) =>
    Object.entries(metrics).map(([name, metric]): [string, MetricDefinition] => [PREFIX + name, metric]),
  ),
)
const recorded = new Set(recordings.map(({ record }) => record))
const collectors = new Set([`${PREFIX}collector_success`, `${PREFIX}collector_duration_seconds`])
const everywhere = ['instance', 'job']

/** What is wrong with a metric and labels that an expression names; nothing when they exist. */
function complaint({ metric, labels }: { metric: string; labels: string[] }): string | undefined {
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
  if (collectors.has(metric)) return undefined
  const exporter = exporterMetrics[metric]
  if (!exporter) return `there is no metric ${metric}`
  const unknown = labels.filter((label) => ![...everywhere, ...exporter].includes(label))
  return unknown.length > 0 ? `${metric} has no label ${unknown}` : undefined
}

describe('every metric and label that a rule names exists', () => {
  it.each([...alerts, ...recordings])('$alert$record', ({ expr }) => {
    expect(selectorsOf(expr).map(complaint).filter(Boolean)).toEqual([])
  })

  it('would notice one that does not', () => {
    const complaints = selectorsOf(
      'sum(phantom_banking_errors_total{kind="x"}) > phantom_banking_nothing + pg_nothing',
    )
    expect(complaints.map(complaint)).toEqual([
      'phantom_banking_errors_total has no label kind',
      'there is no metric phantom_banking_nothing',
      'there is no metric pg_nothing',
    ])
  })
})
