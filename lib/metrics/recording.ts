import { env } from '@/lib/env'
import { perProcess } from '@/lib/per-process'

/**
 * Whether this process records what happens: MONITORING_ENABLED. Kept where the benchmark of its cost can turn it
 * over while the process runs.
 */
export const recording = (): { on: boolean } =>
  perProcess('recording', () => ({ on: env().MONITORING_ENABLED }))
