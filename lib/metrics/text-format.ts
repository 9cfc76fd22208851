import {
  closedCombinations,
  type HistogramSample,
  type MetricDefinition,
  PREFIX,
  type Sample,
} from './definition'

type Rendered = Pick<MetricDefinition, 'type' | 'help' | 'labels' | 'buckets'>
type Labels = Readonly<Record<string, string>>

/**
 * A metric read at scrape time in Prometheus' text format 0.0.4; empty where nothing is known of it. prom-client
 * only writes what it has recorded itself: it has no counter that can be set, no untyped metric and no histogram
 * that was counted elsewhere. A decimal string is written as it is, so that money keeps its thebe.
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 * @param name without the prefix
 * @param given a number, or samples; combinations of closed label sets that have none are written as zero
 */
export function metricText(
  name: string,
  definition: Rendered,
  given: number | string | readonly (Sample | HistogramSample)[] | null | undefined,
): string {
  if (given === null || given === undefined) return ''
  const samples = Array.isArray(given) ? complete(definition, given) : [{ labels: {}, value: given }]
  if (samples.length === 0) return ''
  const full = PREFIX + name
  const lines = samples.flatMap((sample) =>
    'buckets' in sample
      ? histogramLines(full, definition.buckets ?? [], sample)
      : [`${full}${labelText(sample.labels)} ${sample.value}`],
  )
  const help = definition.help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')
  return `# HELP ${full} ${help}\n# TYPE ${full} ${definition.type}\n${lines.join('\n')}\n`
}

/** Buckets are cumulative in the format; the last one, +Inf, holds all. */
function histogramLines(name: string, edges: readonly number[], { labels, buckets, sum }: HistogramSample) {
  let count = 0
  const lines = [...edges.map(String), '+Inf'].map((le, index) => {
    count += buckets[index] ?? 0
    return `${name}_bucket${labelText({ ...labels, le })} ${count}`
  })
  return [...lines, `${name}_sum${labelText(labels)} ${sum}`, `${name}_count${labelText(labels)} ${count}`]
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
  return parts.length > 0 ? `{${parts.join(',')}}` : ''
}

const escaped = (value: string) => value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"')

/** Adds the combinations of known label values that have no sample: there are none of them, which is zero. */
function complete(
  definition: Rendered,
  given: readonly (Sample | HistogramSample)[],
): readonly (Sample | HistogramSample)[] {
  const names = Object.keys(definition.labels ?? {})
  const key = (labels: Labels) => names.map((label) => labels[label]).join('\0')
  const present = new Set(given.map(({ labels }) => key(labels)))
  const combinations = names.length > 0 ? closedCombinations(definition.labels) : []
  const missing = combinations.filter((labels) => !present.has(key(labels)))
  const zero = (labels: Labels) =>
    definition.type === 'histogram' ? { labels, buckets: [], sum: 0 } : { labels, value: 0 }
  return [...given, ...missing.map(zero)]
}
