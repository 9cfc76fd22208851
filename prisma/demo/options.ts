import type { DemoProgress } from './progress'

export type DemoOptions = {
  customers: number
  merchants: number
  transactions: number
  days: number
  seed: number
  /** The bank's zone: days, hours and references follow it. */
  timeZone: string
  /** The instant the data reaches up to. */
  now: Date
  onProgress?: (progress: DemoProgress) => void
  /** Told in one sentence that an earlier load is cleared away first. */
  onNotice?: (sentence: string) => void
  /** Begin an unfinished load again with the sizes it had. */
  repeatUnfinished?: boolean
}

export const defaultDemo = { customers: 5_000, merchants: 200, transactions: 100_000, days: 90, seed: 1 }
