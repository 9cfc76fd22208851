import { pool } from '@/lib/db/pool'
import { env, requiredSetting } from '@/lib/env'
import { sealJob, verifyJob } from '@/lib/jobs/audit'
import { bulkJob } from '@/lib/jobs/bulk'
import { grantUseJob, limitUseJob } from '@/lib/jobs/desks'
import { expiryJob } from '@/lib/jobs/expiry'
import { integrityJob } from '@/lib/jobs/integrity'
import { dayTurnJob, mismatchJob } from '@/lib/jobs/kyc-renewals'
import { simulatorJob } from '@/lib/jobs/simulator/job'
import { snapshotJob } from '@/lib/jobs/snapshot'
import { compareJob, foldJob } from '@/lib/jobs/statistics'
import { backlogJob, dryRunJob, judgeJob, staffJob } from '@/lib/jobs/suspicion'
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

const audit = [sealJob(), verifyJob(url)]

const suspicion = [judgeJob(url), backlogJob(url), staffJob(url), dryRunJob(url), integrityJob(url)]
const desks = [limitUseJob(url), grantUseJob(url)]

const jobs = [
  ...statistics,
  ...audit,
  ...suspicion,
  ...desks,
  expiryJob,
  dayTurnJob,
  mismatchJob,
  bulkJob,
  ...(env().SIMULATOR ? [simulatorJob] : []),
]
await work({ url, jobs: async () => jobs, signal: stop.signal, log })
await pool().end()
await stopLog(String(stop.signal.reason))
process.exit(0)
