import { pool } from '@/lib/db/pool'
import { env, requiredSetting } from '@/lib/env'
import { expiryJob } from '@/lib/jobs/expiry'
import { simulatorJob } from '@/lib/jobs/simulator/job'
import { snapshotJob } from '@/lib/jobs/snapshot'
import { compareJob, foldJob } from '@/lib/jobs/statistics'
import { work } from '@/lib/jobs/worker'
import { startLog, stopLog } from '@/lib/log'

/** What runs may take to stop; then they are left to their statement timeouts. */
const STOP_LIMIT_MS = 6_000

const log = startLog('worker')
const stop = new AbortController()

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort(signal))
process.once('disconnect', () => stop.abort('the supervisor is gone'))
stop.signal.addEventListener('abort', () => setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref())
process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'uncaught error'))

const url = requiredSetting('DATABASE_URL')
const statistics = [snapshotJob(url), foldJob(url), compareJob(url)]

const jobs = [...statistics, expiryJob, ...(env().SIMULATOR ? [simulatorJob] : [])]
await work({ url, jobs: async () => jobs, signal: stop.signal, log })
await pool().end()
await stopLog(String(stop.signal.reason))
process.exit(0)
