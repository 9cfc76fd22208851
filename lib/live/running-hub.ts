import { perProcess } from '@/lib/per-process'
import type { Hub } from './hub'

const slot = () => perProcess<{ hub: Hub | null }>('live-hub', () => ({ hub: null }))

/** The hub of this process; null until somebody has opened a stream. */
export const runningHub = (): Hub | null => slot().hub

/** The hub of this process, made by whoever opens the first stream. */
export function hubOf(create: () => Hub): Hub {
  const found = slot()
  found.hub ??= create()
  return found.hub
}
