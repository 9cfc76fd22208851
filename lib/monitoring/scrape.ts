import 'server-only'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { collectors, renderFamilies } from '@/lib/metrics/exposition'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'
import { sources } from './sources'

/** A body serves all callers for a second: excess scrapes cost no rendering. */
const MAX_AGE_MS = 1_000

type Body = { texts: ReadonlyMap<string, string>; whole: string; compressed: Buffer }

async function render(): Promise<Body> {
  const texts = await renderFamilies(sources)
  const whole = join(texts, [...texts.keys()])
  return { texts, whole, compressed: await promisify(gzip)(whole, { level: 4 }) }
}

const shared = () => perProcess('scrape', () => singleFlight(MAX_AGE_MS, render))

function join(texts: ReadonlyMap<string, string>, names: readonly string[]): string {
  return names.map((name) => texts.get(name) ?? '').join('')
}

/** The exposition of everything, and the same bytes compressed: rendered at most once a second per process. */
export async function scrapeAll(): Promise<{ text: string; compressed: Buffer }> {
  const { whole, compressed } = await shared()()
  return { text: whole, compressed }
}

/** The exposition of the named families; null when one of them does not exist. */
export async function scrapeSome(names: readonly string[]): Promise<string | null> {
  if (names.some((name) => !collectors.includes(name))) return null
  const { texts } = await shared()()
  return join(texts, [...new Set(names)])
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
