import { perProcess } from '@/lib/per-process'
import type { Family, MetricDefinition } from './definition'
import { counter, gauge, histogram } from './record'
import { recording } from './recording'

type Labels = Readonly<Record<string, string>>
type Recorder = (labels: Labels, value: number) => void

/** Metrics that are recorded as things happen, and the way to record them by name. */
export type Recorded<Name extends string> = Omit<Family<Name>, 'collect'> & {
  /** Adds to a counter, sets a gauge, observes a value of a histogram; 1 where no value is given. */
  record(name: Name, labels?: Labels, value?: number): void
}

/**
 * Defines metrics in one place: what is listed here is there from the start, at zero, documented in docs/metrics.md
 * once the family stands in families.ts, and recorded by name.
 */
export function defineMetrics<Name extends string>(
  name: string,
  metrics: Readonly<Record<Name, MetricDefinition>>,
): Recorded<Name> {
  const family: Omit<Family<Name>, 'collect'> = { name, metrics, prepare: () => recorders() }
  const recorders = () =>
    perProcess(`metrics.${name}.recorded`, () => {
      const names = Object.keys(metrics)
      return new Map(names.map((metric) => [metric, recorderOf(family, metric)]))
    })
  return {
    ...family,
    record(metric, labels = {}, value = 1) {
      if (recording().on) recorders().get(metric)?.(labels, value)
    },
  }
}

function recorderOf(family: Pick<Family<string>, 'name' | 'metrics'>, name: string): Recorder {
  switch (family.metrics[name]?.type) {
    case 'counter': {
      const metric = counter(family, name)
      return (labels, value) => metric.inc(labels, value)
    }
    case 'gauge': {
      const metric = gauge(family, name)
      return (labels, value) => metric.set(labels, value)
    }
    case 'histogram': {
      const metric = histogram(family, name)
      return (labels, value) => metric.observe(labels, value)
    }
    default:
      throw new Error(`${family.name} defines nothing that can be recorded as ${name}`)
  }
}
