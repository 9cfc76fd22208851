import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Job } from './job'
import { becomeLeader, type Lease } from './leader'
import { runOnSchedule } from './run'

const BACK_OFF_MS = [250, 500, 1_000, 2_000, 5_000] as const

type Work = {
  url: string
  /** Asked for each time this worker becomes the leader: what there is to do can depend on the database. */
  jobs: () => Promise<readonly Job[]>
  signal: AbortSignal
  log: Logger
}

/**
 * Leads whenever no other worker does, and runs the jobs while leading. Outlives the database: tries again with
 * growing pauses, and says once that it went and once that it is back. Ends when the signal fires and what ran has
 * stopped.
 */
export async function work({ url, jobs, signal, log }: Work): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let lease: Lease | undefined
    try {
      lease = await becomeLeader(url, signal, () => log.info('another worker is leading: waiting'))
      const current = await jobs()
      log.info({ jobs: current.map(({ name }) => name) }, 'leading')
      failures = 0
      const leading = lease.signal
      await Promise.all(current.map((job) => runOnSchedule(job, leading, log)))
      if (!signal.aborted) throw leading.reason
    } catch (error) {
      if (signal.aborted) break
      if (failures === 0) log.warn({ err: error }, 'the worker cannot work: trying again until it can')
      const pause = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)]
      failures += 1
      await sleep(pause, undefined, { signal }).catch(() => {})
    } finally {
      await lease?.release()
    }
  }
}
