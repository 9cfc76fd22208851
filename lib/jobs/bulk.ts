import { workOffRuns } from '@/lib/bulk/work'
import type { Job } from './job'

/** Works off bulk actions that were confirmed. Cut off anywhere, the next run goes on: each record is done once. */
export const bulkJob: Job = {
  name: 'bulk',
  intervalMs: 1_000,
  timeoutMs: 60_000,
  run: ({ signal, log }) => workOffRuns(signal, log),
}
