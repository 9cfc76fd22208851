import { compareStatistics } from '@/lib/domain/overview/statistics/compare'
import { foldDeltas, keepInZone } from '@/lib/domain/overview/statistics/fold'
import { env } from '@/lib/env'
import { withClient } from './connection'
import type { Job } from './job'

const HOUR_MS = 3_600_000
const LONGEST_MS = 10 * 60_000

/** Folds what writers appended into the rollups; after a change of BANK_TIME_ZONE, counts hours and days anew. */
export function foldJob(url: string): Job {
  let zone: string | undefined
  return {
    name: 'statistics_fold',
    intervalMs: 5_000,
    timeoutMs: LONGEST_MS,
    run: ({ signal, log }) =>
      withClient({ url, name: 'fold', statementMs: LONGEST_MS, signal }, async (client) => {
        if (zone !== env().BANK_TIME_ZONE && (await keepInZone(client, env().BANK_TIME_ZONE)))
          log.info({ zone: env().BANK_TIME_ZONE }, 'the statistics are kept in another time zone now')
        zone = env().BANK_TIME_ZONE
        const folded = await foldDeltas(client, signal)
        if (folded > 0) log.debug({ folded }, 'deltas folded')
      }),
  }
}

/** Compares the statistics with the bank itself: one pass of every table an hour, which reads only. */
export function compareJob(url: string): Job {
  return {
    name: 'statistics_compare',
    intervalMs: HOUR_MS,
    timeoutMs: LONGEST_MS,
    run: ({ signal, log }) =>
      withClient({ url, name: 'compare', statementMs: LONGEST_MS, signal }, async (client) => {
        const drift = await compareStatistics(client)
        if (drift.length > 0) log.error({ drift }, 'the statistics differ from the bank: run npm run recount')
      }),
  }
}
