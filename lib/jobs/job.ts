import type { Logger } from 'pino'

export type JobContext = {
  /** Fires when the job has run out of time, the worker stops, or another worker may have taken over. */
  signal: AbortSignal
  log: Logger
}

/** Background work of the worker process: at most one run at a time in the whole installation. */
export type Job = {
  /** Key in `job_runs` and label in metrics: lower case, underscores. */
  name: string
  /** Runs start on multiples of this since the epoch; a start missed because of a long run is left out. */
  intervalMs: number
  /** After this the run is aborted and counted as failed. */
  timeoutMs: number
  /** Must leave the database consistent wherever it is cut off, kill -9 included. */
  run(context: JobContext): Promise<void>
}
