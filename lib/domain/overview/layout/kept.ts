import { LRUCache } from 'lru-cache'
import { perProcess } from '@/lib/per-process'
import type { Layout } from './constants'

/** A layout saved through another process of the portal shows after this at the latest. */
const FRESH_MS = 5_000
const KEPT = 1_000

/** Layouts by admin, so that a page does not ask for one each time. */
export const keptLayouts = () =>
  perProcess('dashboard-layouts', () => new LRUCache<string, Layout>({ max: KEPT, ttl: FRESH_MS }))
