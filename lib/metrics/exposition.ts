import { performance } from 'node:perf_hooks'
import { type Metric, Registry } from 'prom-client'
import { closedCombinations, type Family, type MetricDefinition, PREFIX, type Sample } from './definition'
import { families } from './families'
import { recorded } from './record'
import { runtimeRegistry } from './runtime'
import type { Sources } from './sources'

/** After this a family that has not answered is left out of the scrape. */
const COLLECT_LIMIT_MS = 2_500

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** What `?collect[]=` can name. */
export const collectors = [...families.map(({ name }) => name), 'runtime'] as const

type Rendered = { text: string; success: boolean; seconds: number }

const honestyDefinitions = {
  collector_success: {
    type: 'gauge',
    help: 'Whether a family of metrics could be collected for this scrape; when not, its metrics are absent.',
  },
  collector_duration_seconds: { type: 'gauge', help: 'How long collecting a family of metrics took.' },
} as const

/**
 * The metrics of this process and of the bank in Prometheus' text format 0.0.4, by family name. Never throws: a
 * family that fails or takes too long lacks its collected metrics, and `collector_success` says so.
 */
export async function renderFamilies(
  sources: Sources,
  selected: readonly Family<string, Sources>[] = families,
): Promise<Map<string, string>> {
  const rendered = await Promise.all(
    selected.map(async (family) => [family.name, await renderFamily(family, sources)] as const),
  )
  const texts = new Map(rendered.map(([name, { text }]) => [name, text]))
  texts.set('runtime', await textOf(runtimeRegistry()))
  texts.set(
    'collectors',
    await renderSamples(honestyDefinitions, {
      collector_success: rendered.map(([collector, { success }]) => ({
        labels: { collector },
        value: success ? 1 : 0,
      })),
      collector_duration_seconds: rendered.map(([collector, { seconds }]) => ({
        labels: { collector },
        value: seconds,
      })),
    }),
  )
  return texts
}

async function renderFamily(family: Family<string, Sources>, sources: Sources): Promise<Rendered> {
  const started = performance.now()
  const since = () => (performance.now() - started) / 1000
  family.prepare?.()
  const own = await textOf(recorded(family.name))
  if (!family.collect) return { text: own, success: true, seconds: since() }
  try {
    const samples = await withLimit(Promise.resolve(family.collect(sources)))
    const collected = await renderSamples(family.metrics, samples)
    return { text: own + collected, success: true, seconds: since() }
  } catch {
    return { text: own, success: false, seconds: since() }
  }
}

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), COLLECT_LIMIT_MS)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

type Renderable = Readonly<Record<string, Pick<MetricDefinition, 'type' | 'help' | 'labels'>>>

/** prom-client writes the text; what has no setter there (untyped, counters of the database) is handed to it whole. */
async function renderSamples(
  definitions: Renderable,
  samples: Readonly<Record<string, number | readonly Sample[] | null | undefined>>,
): Promise<string> {
  const registry = new Registry()
  for (const [name, definition] of Object.entries(definitions)) {
    const given = samples[name]
    if (given === null || given === undefined) continue
    const values = typeof given === 'number' ? [{ labels: {}, value: given }] : complete(definition, given)
    if (values.length === 0) continue
    const metric = { name: PREFIX + name, help: definition.help, type: definition.type, values }
    registry.registerMetric({ name: metric.name, get: async () => metric } as unknown as Metric)
  }
  return textOf(registry)
}

/** The registry's text; nothing, rather than an empty line, where it holds nothing. */
async function textOf(registry: Registry): Promise<string> {
  const text = await registry.metrics()
  return text.trim() === '' ? '' : text
}

/** Adds the combinations of known label values that have no sample: there are none of them, which is zero. */
function complete(definition: Renderable[string], given: readonly Sample[]): readonly Sample[] {
  const combinations = definition.labels ? closedCombinations(definition.labels) : []
  const key = (labels: Readonly<Record<string, string>>) =>
    Object.keys(definition.labels ?? {})
      .map((label) => labels[label])
      .join('\0')
  const present = new Set(given.map(({ labels }) => key(labels)))
  return [
    ...given,
    ...combinations.filter((labels) => !present.has(key(labels))).map((labels) => ({ labels, value: 0 })),
  ]
}
