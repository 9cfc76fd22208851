import { performance } from 'node:perf_hooks'
import type { Registry } from 'prom-client'
import type { Family, Samples } from './definition'
import { families } from './families'
import { recorded } from './record'
import { runtimeRegistry } from './runtime'
import type { Sources } from './sources'
import { metricText } from './text-format'

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
    samplesText(honestyDefinitions, {
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
    return { text: own + samplesText(family.metrics, samples), success: true, seconds: since() }
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

type Definitions = Readonly<Record<string, Parameters<typeof metricText>[1]>>

const samplesText = (definitions: Definitions, samples: Samples): string =>
  Object.entries(definitions)
    .map(([name, definition]) => metricText(name, definition, samples[name]))
    .join('')

/** The registry's text; nothing, rather than an empty line, where it holds nothing. */
async function textOf(registry: Registry): Promise<string> {
  const text = await registry.metrics()
  return text.trim() === '' ? '' : text
}
