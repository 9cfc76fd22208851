import { spawn, spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Stage } from './stage'
import { guessPassword, signIn, type Visitor } from './visitor'

/** Makes an alert fire; what it returns undoes the fault. */
export type Fault = {
  alert: string
  /** There from the start, without being injected. */
  present?: true
  inject(stage: Stage): Promise<() => unknown>
}

/** Does something again and again until it is told to end. */
export function keepDoing(work: () => Promise<unknown>, pauseMs: number): () => Promise<void> {
  let going = true
  const loop = (async () => {
    while (going) {
      await work().catch(() => {}) // a refused request is part of the fault
      await delay(pauseMs)
    }
  })()
  return async () => {
    going = false
    await loop
  }
}

const crowd = (people: number, work: () => Promise<unknown>, pauseMs: number) => {
  const ends = Array.from({ length: people }, () => keepDoing(work, pauseMs))
  return () => Promise.all(ends.map((end) => end()))
}

let visitor: Visitor | undefined
const superadmin = async (stage: Stage) => (visitor ??= await signIn(stage))
const EFT_PAGE = '/admin/eft-payments'

/** Several pages that wait for a lock of more than three seconds, again and again: slow, but not failing. */
async function slowPages(stage: Stage): Promise<() => Promise<void>> {
  const who = await superadmin(stage)
  const client = await stage.connect()
  const endLocks = keepDoing(async () => {
    await client.query('BEGIN')
    await client.query('LOCK TABLE eft_payments IN ACCESS EXCLUSIVE MODE')
    await delay(3_500)
    await client.query('ROLLBACK')
  }, 200)
  const endVisits = crowd(5, () => who.open(EFT_PAGE), 10)
  return async () => {
    await endLocks()
    await endVisits()
    await client.end()
  }
}

/** What a demo bank has of itself, made right: the fault is there from the start. */
const present = (alert: string, right: string): Fault => ({
  alert,
  present: true,
  inject: async (stage) => () => stage.sql(right),
})

/** The bank's own numbers; the worker must run. */
export const businessFaults: Fault[] = [
  present(
    'FrozenWallets',
    `WITH lifted AS (
       UPDATE wallet_freezes SET lifted_at = now(), lifted_by = frozen_by WHERE lifted_at IS NULL RETURNING wallet_id)
     UPDATE wallets SET status = 'active' WHERE id IN (SELECT wallet_id FROM lifted) AND status IN ('frozen', 'frozen_debit')`,
  ),
  present(
    'KycSlaBreached',
    `UPDATE kyc_records SET status = 'expired' WHERE status = 'pending' AND submitted_at < now() - interval '1 day'`,
  ),
  present(
    'SuspiciousActivity',
    `UPDATE suspicious_activities SET status = 'in_review' WHERE status = 'open'`,
  ),
  present(
    'BalanceMismatch',
    `UPDATE wallets w SET balance = d.expected FROM balance_differences d
     WHERE d.wallet_id = w.id AND d.kind = 'balance' AND d.resolved_at IS NULL`,
  ),
  present(
    'StuckEftPayments',
    `UPDATE eft_payments SET status = 'failed', failure_reason = 'The drill ended it' WHERE status IN ('pending', 'processing')`,
  ),
  {
    alert: 'PendingKYCReviews',
    inject: async (stage) => {
      await stage.sql(
        `INSERT INTO kyc_records (customer_id, level, risk_score, first_name, last_name, date_of_birth, nationality, phone,
           document_type, document_number, address_line, town, submitted_at)
         SELECT c.id, 'basic', 10, c.first_name, c.last_name, c.date_of_birth, c.nationality, c.phone, 'passport', 'DRILL' || row_number() OVER (),
           'Plot 1', 'Gaborone', now()
         FROM customers c
         WHERE NOT EXISTS (SELECT FROM kyc_records k WHERE k.customer_id = c.id AND k.status IN ('pending', 'in_progress', 'resubmission_requested'))
         LIMIT 60`,
      )
      return () => stage.sql(`UPDATE kyc_records SET status = 'expired' WHERE status = 'pending'`)
    },
  },
]

export const neighbourFaults: Fault[] = [
  {
    alert: 'HighFailedLogins',
    inject: async (stage) => {
      await superadmin(stage) // afterwards nobody new can sign in from this address for a while
      return crowd(3, () => guessPassword(stage), 100)
    },
  },
  {
    alert: 'RedisDown',
    inject: async (stage) => {
      stage.stopRedis()
      return () => stage.startRedis()
    },
  },
  {
    alert: 'TargetDown',
    inject: async (stage) => {
      await stage.stop('node')
      return () => stage.start('node')
    },
  },
  {
    alert: 'HighDatabaseConnections',
    inject: async (stage) => {
      const clients: Client[] = []
      // Others come and go: what they leave is taken as well.
      const end = keepDoing(async () => {
        const [row] = await stage.sql(
          `SELECT ceil(current_setting('max_connections')::int * 0.88)::int - (SELECT count(*)::int FROM pg_stat_activity) AS free`,
        )
        for (let free = Number(row?.free); free > 0; free--) clients.push(await stage.connect())
      }, 500)
      return async () => {
        await end()
        await Promise.all(clients.map((client) => client.end()))
      }
    },
  },
]

export const loadFaults: Fault[] = [
  {
    alert: 'HighErrorRate',
    inject: async (stage) => {
      const who = await superadmin(stage)
      await stage.sql('REVOKE SELECT ON eft_payments FROM phantom_runtime')
      const end = crowd(2, () => who.open(EFT_PAGE), 300)
      return async () => {
        await end()
        await stage.sql('GRANT SELECT ON eft_payments TO phantom_runtime')
      }
    },
  },
  { alert: 'SlowResponseTime', inject: slowPages },
  { alert: 'SlowDatabaseQueries', inject: slowPages },
  {
    alert: 'HighCPUUsage',
    inject: async () => {
      const burners = cpus().map(() => spawn(process.execPath, ['-e', 'for(;;);'], { stdio: 'ignore' }))
      return () => burners.map((burner) => burner.kill('SIGKILL'))
    },
  },
]

export const staleMetrics: Fault = {
  alert: 'StaleMetrics',
  inject: async (stage) => {
    const { stdout } = spawnSync('pgrep', ['-P', String(stage.portalPid()), '-f', 'worker.ts'], {
      encoding: 'utf8',
    })
    const worker = Number(stdout.trim())
    if (!worker) throw new Error('The worker of the drill was not found')
    process.kill(worker, 'SIGSTOP')
    return () => process.kill(worker, 'SIGCONT')
  },
}

/** One after the other: each takes away what others stand on. */
export const outages: Fault[] = [
  {
    alert: 'CollectorFailing',
    inject: async (stage) => {
      await stage.sql('REVOKE SELECT ON stat_snapshots FROM phantom_runtime')
      return () => stage.sql('GRANT SELECT ON stat_snapshots TO phantom_runtime')
    },
  },
  {
    alert: 'AlertsNotDelivered',
    inject: async (stage) => {
      stage.webhook.refuse(true)
      await stage.stop('node') // something to tell
      return async () => {
        await stage.start('node')
        stage.webhook.refuse(false)
      }
    },
  },
  {
    alert: 'DatabaseDown',
    inject: async (stage) => {
      await stage.stopDatabase()
      return () => stage.startDatabase()
    },
  },
  {
    alert: 'ServiceDown',
    inject: async (stage) => {
      await stage.stopPortal()
      return () => stage.startPortal()
    },
  },
]

/** What cannot be injected honestly on a machine that people work on; each is played by promtool in `npm test`. */
export const notInjected: Record<string, string> = {
  HighMemoryUsage: 'would take 8 GB',
  MemoryPressure: 'would take nine tenths of the memory',
  HighDiskUsage: 'would fill a disk',
  DiskWillFill: 'takes hours of history',
  StatsDrift: 'statistics are compared once an hour',
  StatsBacklog: 'it takes a million changes that nobody folds',
  ProbeFailed: 'silenced while ServiceDown fires, which is its only honest cause here',
  RuleEvaluationFailing: 'every rule that ships can be evaluated',
  LowTransactionVolume: 'takes a week of history',
  AvailabilityBurnFast: 'takes an hour of history',
  AvailabilityBurnSlow: 'takes three days of history',
  LatencyBurnFast: 'takes an hour of history',
  LatencyBurnSlow: 'takes six hours of history',
}
