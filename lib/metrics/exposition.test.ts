import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { metricsDocument } from './document'
import { renderFamilies } from './exposition'
import { families } from './families'
import type { Sources } from './sources'

const host: ReturnType<Sources['host']> = {
  cpuPercent: 12.5,
  memoryUsedBytes: 1e9,
  memoryLimitBytes: 4e9,
  disks: [{ mountpoint: '/', percent: 40 }],
  network: [{ device: 'eth0', receivedBytes: 10, sentBytes: 20 }],
  info: { hostname: 'a"b\\c\nd', platform: 'linux', release: '6', arch: 'x64' },
}

const snapshot = {
  takenAt: '2026-11-24T12:00:00.000Z',
  sessionsActive: 2,
  approvals: { pending: {}, oldestPendingAt: null, expired: 0 },
  suspicious: { hits: {}, closed: {}, falsePositives: {}, current: [], backlog: 0 },
  integrity: { differences: {}, wallets: 0, roundFinishedAt: null },
  customers: { total: 3, verified: 2, byStatus: { active: 3 }, created: { today: 1 } },
  merchants: { total: 1, active: 1, byStatus: { active: 1 } },
  wallets: { total: 1, balance: '10.25', frozen: 0, kycVerified: 1, byStatusAndTier: [] },
  transactions: {
    entries: [{ type: 'deposit', status: 'completed', count: 7 }],
    createdTotal: { deposit: 7 },
    byStatus: { completed: 7 },
    amounts: {
      deposit: { buckets: [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4], sum: '12345678901234567.89' },
    },
    durations: { buckets: [1], sum: '0.5' },
    failures: { qr_expired: 1 },
    fees: '1.20',
  },
  qr: { active: 0, generatedTotal: 0, scannedTotal: 0, expiredTotal: 0 },
  kyc: {
    byStatus: {},
    oldestPendingAt: '2026-11-24T11:59:00.000Z',
    verifications: { approved: 2 },
    processing: { buckets: [2], sum: '30' },
  },
  eft: { byStatus: {}, stuck: 0, reached: [], amounts: {}, processing: {} },
  statistics: { backlogRows: 5, drift: { transactions: 0 }, comparedAt: null },
}

const sources: Sources = {
  bank: async () => ({
    snapshot,
    ageSeconds: 3,
    audit: { unsealedSeconds: 0.5, broken: false },
    jobs: [{ job: 'snapshot', succeededAt: 1 }],
  }),
  host: () => host,
  process: async () => ({
    ready: true,
    version: '1.2.3',
    databaseUp: true,
    redisUp: true,
    pool: { active: 1, idle: 2, waiting: 0 },
  }),
}

const expose = async (given: Sources) => [...(await renderFamilies(given)).values()].join('')
const unreachable = async (): Promise<never> => {
  throw new Error('gone')
}

const hasPromtool = spawnSync('promtool', ['--version']).status === 0

describe('the exposition', () => {
  it('starts known label sets at zero and shows what the snapshot counts', async () => {
    const text = await expose(sources)
    expect(text).toContain('phantom_banking_transactions_total{type="deposit",status="completed"} 7\n')
    expect(text).toContain('phantom_banking_transactions_total{type="refund",status="failed"} 0\n')
    expect(text).toContain('phantom_banking_errors_total{type="response",severity="error"} 0\n')
    expect(text).toContain('# TYPE phantom_banking_wallets_balance_total untyped\n')
    expect(text).toContain('phantom_banking_wallets_balance{currency="BWP"} 10.25\n')
    expect(text).toContain('phantom_banking_kyc_oldest_pending_seconds 60\n')
  })

  it('shows histograms that the database counted: cumulative, with zeros, money to the thebe', async () => {
    const text = await expose(sources)
    const amount = 'phantom_banking_transaction_amount_bwp'
    expect(text).toContain(`# TYPE ${amount} histogram\n`)
    for (const line of [
      '_bucket{type="deposit",le="1"} 1',
      '_bucket{type="deposit",le="50000"} 3',
      '_bucket{type="deposit",le="+Inf"} 7',
      '_sum{type="deposit"} 12345678901234567.89',
      '_count{type="deposit"} 7',
      '_bucket{type="refund",le="+Inf"} 0',
      '_count{type="refund"} 0',
    ]) {
      expect(text).toContain(`${amount}${line}\n`)
    }
    expect(text).toContain('phantom_banking_transaction_duration_seconds_bucket{le="1"} 1\n')
    expect(text).toContain('phantom_banking_eft_payments_total{bank="fnb",status="completed"} 0\n')
    expect(text).toContain('phantom_banking_stats_drift{measure="transactions"} 0\n')
  })

  it('lacks what is not known and serves the rest when the database is gone', async () => {
    const text = await expose({
      ...sources,
      bank: unreachable,
      process: async () => ({ ready: false, version: '1', databaseUp: false, redisUp: null, pool: null }),
    })
    expect(text).toContain('phantom_banking_db_up 0\n')
    expect(text).toContain('phantom_banking_ready 0\n')
    expect(text).toContain('phantom_banking_collector_success{collector="customers"} 0\n')
    expect(text).toContain('phantom_banking_collector_success{collector="system"} 1\n')
    expect(text).not.toMatch(/^phantom_banking_(customers|wallets|kyc|transactions)_/m)
  })

  it('does not wait for a collector that hangs', async () => {
    const text = await expose({ ...sources, bank: () => new Promise(() => {}) })
    expect(text).toContain('phantom_banking_collector_success{collector="kyc"} 0\n')
    expect(text).toContain('phantom_banking_cpu_usage_percent 12.5\n')
  })

  it('ends every line and writes each metric once', async () => {
    const text = await expose(sources)
    const helps = text.match(/^# HELP \S+/gm) ?? []
    expect(new Set(helps).size).toBe(helps.length)
    expect(text.endsWith('\n')).toBe(true)
    expect(text).toContain('hostname="a\\"b\\\\c\\nd"')
  })

  it.skipIf(!hasPromtool && !process.env.CI)('leaves promtool nothing to say', async () => {
    const input = await expose(sources)
    // With --extended it lists the series of each metric as its output; what it finds wrong goes to stderr.
    const said = spawnSync('promtool', ['check', 'metrics', '--extended'], { input, encoding: 'utf8' })
    expect([said.status, said.stderr]).toEqual([0, ''])
    expect(said.stdout).toContain('phantom_banking_transaction_amount_bwp')
  })
})

describe('docs/metrics.md', () => {
  it('is what the definitions say: npx tsx scripts/metrics-docs.ts writes it', () => {
    expect(readFileSync('docs/metrics.md', 'utf8')).toBe(metricsDocument(families))
  })

  it('describes each metric once, with the bold names of the catalogue among them', () => {
    const names = families.flatMap(({ metrics }) => Object.keys(metrics))
    expect(new Set(names).size).toBe(names.length)
    const fixed =
      'cpu_usage_percent memory_usage_bytes disk_usage_percent network_io_bytes_total requests_total request_duration_seconds active_sessions errors_total customers_total customers_verified customers_created_today merchants_total merchants_active wallets_total wallets_balance_total wallets_frozen transactions_total kyc_pending db_connections_active db_query_duration_seconds db_queries_total'
    expect(names).toEqual(expect.arrayContaining(fixed.split(' ')))
  })
})
