import 'server-only'
import { gzipSync } from 'node:zlib'
import { collectors, renderFamilies } from '@/lib/metrics/exposition'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'
import { sources } from './sources'

/** A body serves all callers for a second: excess scrapes cost no rendering. */
const MAX_AGE_MS = 1_000

type Body = { texts: Map<string, string>; whole: string; gzip?: Buffer }

async function render(): Promise<Body> {
  const texts = await renderFamilies(sources)
  return { texts, whole: [...texts.values()].join('') }
}

const rendered = () => perProcess('scrape', () => singleFlight(MAX_AGE_MS, render))

/** One sentence for somebody who named a family that does not exist. */
export const knownFamilies = `collect[] can be ${collectors.join(', ')}.`

/**
 * The exposition of the named families, of all when none is named; null when one of them does not exist. Rendered at
 * most once a second per process.
 */
export async function scrape(names: readonly string[]): Promise<string | null> {
  if (names.some((name) => !collectors.includes(name))) return null
  const { texts, whole } = await rendered()()
  if (names.length === 0) return whole
  return [...new Set(names)].map((name) => texts.get(name) ?? '').join('')
}

/** The whole exposition, compressed once however many ask for it. */
export async function scrapeGzip(): Promise<Buffer> {
  const body = await rendered()()
  body.gzip ??= gzipSync(body.whole)
  return body.gzip
}

const scraped = () => perProcess('last-scrape', () => ({ at: null as number | null }))

/** Remembers that Prometheus, or whoever has its credential, was here. */
export function noteScrape(): void {
  scraped().at = Date.now()
}

/** When the scraper's credential was last used, in milliseconds since the epoch; null when never. */
export function lastScrapeAt(): number | null {
  return scraped().at
}
