import type { Family } from './definition'
import type { Sources } from './sources'

type Name = 'snapshot_age_seconds' | 'worker_last_run_timestamp_seconds'

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
    worker_last_run_timestamp_seconds: {
      type: 'gauge',
      help: 'When a job of the worker last ended well, in seconds since the epoch.',
      unit: 'seconds',
      scope: 'bank',
      labels: { job: 'one for each job of the worker' },
    },
  },
  async collect(sources) {
    const reading = await sources.bank()
    if (!reading) throw new Error('no snapshot of the bank yet')
    return {
      snapshot_age_seconds: reading.ageSeconds,
      worker_last_run_timestamp_seconds: reading.jobs.map(({ job, succeededAt }) => ({
        labels: { job },
        value: succeededAt,
      })),
    }
  },
}
