import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { pool } from '@/lib/db/pool'
import type { Job } from './job'

const INSTANCE = `${hostname()}:${process.pid}`

/** The next start after an instant, in milliseconds since the epoch: a multiple of the interval, without jitter. */
export function nextStart(intervalMs: number, now: number): number {
  return (Math.floor(now / intervalMs) + 1) * intervalMs
}

/** Runs a job at once, then at each multiple of its interval, until the signal fires. */
export async function runOnSchedule(job: Job, signal: AbortSignal, log: Logger): Promise<void> {
  while (!signal.aborted) {
    await runOnce(job, signal, log)
    const now = Date.now()
    await sleep(nextStart(job.intervalMs, now) - now, undefined, { signal }).catch(() => {})
  }
}

/** Runs a job once within its time and keeps what came of it in `job_runs`. Never throws: the next run may do better. */
export async function runOnce(job: Job, signal: AbortSignal, log: Logger): Promise<void> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(job.timeoutMs)])
  const started = performance.now()
  const error = await noteStart(job.name)
    .then(() => job.run({ signal: limited, log }))
    .then(() => null, asError)
  const milliseconds = Math.round(performance.now() - started)
  if (error && !signal.aborted) log.error({ err: error, job: job.name, milliseconds }, 'a job failed')
  if (!error) log.debug({ job: job.name, milliseconds }, 'a job ended')
  await noteEnd(job.name, milliseconds, error).catch(() => {}) // the database is gone: the leader notices as well
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

async function noteStart(job: string): Promise<void> {
  await pool().query(
    `INSERT INTO job_runs (job, instance, started_at, runs) VALUES ($1, $2, clock_timestamp(), 1)
     ON CONFLICT (job) DO UPDATE SET instance = excluded.instance, started_at = excluded.started_at,
       finished_at = NULL, runs = job_runs.runs + 1`,
    [job, INSTANCE],
  )
}

async function noteEnd(job: string, milliseconds: number, error: Error | null): Promise<void> {
  await pool().query(
    `UPDATE job_runs SET finished_at = clock_timestamp(), duration_ms = $2, error = $3,
       failures = failures + CASE WHEN $3::text IS NULL THEN 0 ELSE 1 END,
       succeeded_at = CASE WHEN $3::text IS NULL THEN clock_timestamp() ELSE succeeded_at END
     WHERE job = $1 AND instance = $4`,
    [job, milliseconds, error?.message.slice(0, 500) ?? null, INSTANCE],
  )
}
