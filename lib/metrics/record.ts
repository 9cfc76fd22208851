import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { perProcess } from '@/lib/per-process'
import { closedCombinations, type Family, type MetricDefinition, PREFIX } from './definition'

/** The registry of the metrics that a family records as things happen: one per family and process. */
export function recorded(family: string): Registry {
  return perProcess(`metrics.${family}`, () => new Registry())
}

type Named = Pick<Family<string>, 'name' | 'metrics'>

function options(family: Named, name: string) {
  const definition = family.metrics[name]
  if (!definition) throw new Error(`${family.name} defines no metric ${name}`)
  const { help, labels = {} } = definition
  const config = {
    name: PREFIX + name,
    help,
    labelNames: Object.keys(labels),
    registers: [recorded(family.name)],
  }
  return { definition, config }
}

/** Known label sets start at zero, so that the first event after a start is an increase that `rate()` sees. */
function startAtZero(definition: MetricDefinition, zero: (labels: Record<string, string>) => void): void {
  for (const labels of closedCombinations(definition.labels)) zero(labels)
}

/** Creates the counter a family defines. Once per process: call it within `perProcess`. */
export function counter(family: Named, name: string): Counter {
  const { definition, config } = options(family, name)
  const metric = new Counter(config)
  startAtZero(definition, (labels) => metric.inc(labels, 0))
  return metric
}

/** Creates the gauge a family defines. Once per process: call it within `perProcess`. */
export function gauge(family: Named, name: string): Gauge {
  const { definition, config } = options(family, name)
  const metric = new Gauge(config)
  startAtZero(definition, (labels) => metric.set(labels, 0))
  return metric
}

/** Creates the histogram a family defines. Once per process: call it within `perProcess`. */
export function histogram(family: Named, name: string): Histogram {
  const { definition, config } = options(family, name)
  const metric = new Histogram({ ...config, buckets: [...(definition.buckets ?? [])] })
  startAtZero(definition, (labels) => metric.zero(labels))
  return metric
}
