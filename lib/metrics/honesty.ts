import { labelled } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

type Name =
  | 'snapshot_age_seconds'
  | 'stats_backlog_rows'
  | 'stats_drift'
  | 'worker_last_run_timestamp_seconds'

/** How far the numbers above can be trusted. */
export const honesty: Family<Name, Sources> = {
  name: 'honesty',
  metrics: {
    snapshot_age_seconds: {
      type: 'gauge',
      help: "Age of the snapshot the bank's numbers come from, by the database's clock.",
      unit: 'seconds',
      scope: 'bank',
    },
    stats_backlog_rows: {
      type: 'gauge',
      help: 'Changes of the bank that are not folded into the statistics yet; they are counted all the same.',
      unit: 'count',
      scope: 'bank',
    },
    stats_drift: {
      type: 'gauge',
      help: 'How many numbers of a measure differed from a plain count when last compared; should be 0.',
      unit: 'count',
      scope: 'bank',
      labels: { measure: 'one for each measure of the statistics that was compared' },
    },
    worker_last_run_timestamp_seconds: {
      type: 'gauge',
      help: 'When a job of the worker last ended well, in seconds since the epoch.',
      unit: 'seconds',
      scope: 'bank',
      // Not `job`: Prometheus calls by that name what it scrapes.
      labels: { task: 'one for each job of the worker' },
    },
  },
  async collect(sources) {
    const reading = await sources.bank()
    if (!reading) throw new Error('no snapshot of the bank yet')
    return {
      snapshot_age_seconds: reading.ageSeconds,
      stats_backlog_rows: reading.snapshot.statistics.backlogRows,
      stats_drift: labelled('measure', reading.snapshot.statistics.drift),
      worker_last_run_timestamp_seconds: reading.jobs.map(({ job, succeededAt }) => ({
        labels: { task: job },
        value: succeededAt,
      })),
    }
  },
}
