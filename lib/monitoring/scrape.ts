import 'server-only'
import { collectors, renderFamilies } from '@/lib/metrics/exposition'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'
import { sources } from './sources'

/** A body serves all callers for a second: excess scrapes cost no rendering. */
const MAX_AGE_MS = 1_000

const rendered = () => perProcess('scrape', () => singleFlight(MAX_AGE_MS, () => renderFamilies(sources)))

/**
 * The exposition of the named families, of all when none is named; null when one of them does not exist. Rendered at
 * most once a second per process. Plain text: Next drops a Content-Encoding that a handler sets, and compresses itself.
 */
export async function scrape(names: readonly string[]): Promise<string | null> {
  if (names.some((name) => !collectors.includes(name))) return null
  const texts = await rendered()()
  const wanted = names.length > 0 ? new Set(names) : texts.keys()
  return [...wanted].map((name) => texts.get(name) ?? '').join('')
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
