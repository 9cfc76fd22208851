/**
 * What makes each alert of alerts.yml fire, what does not yet, and when it is over. `promtool test rules` plays these
 * against the rules themselves; alerts.test.ts also changes every threshold and duration and sees a case fail.
 */
export type AlertCase = {
  alert: string
  /** What this case shows beyond “fires just above the threshold, not just below it”. */
  about?: string
  /** How values go on by series: minutes and the value of a gauge, or the growth per second of a counter. */
  series: Readonly<Record<string, { kind: 'gauge' | 'counter'; start?: number; phases: readonly Phase[] }>>
  /** Minutes from the start, and whether the alert is then firing. */
  expect: readonly (readonly [minute: number, firing: boolean])[]
}

/** `null`: the series is not there. */
export type Phase = readonly [minutes: number, value: number | null]

type Levels = { for: number; over: number | null; under: number }
type Named = Readonly<Record<string, number>>

const QUARTER = 0.25 // minutes: one evaluation

const phases = (kind: 'gauge' | 'counter', values: Record<string, Phase[]>): AlertCase['series'] =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, { kind, phases: list }]))

/**
 * `window`: minutes that a rate looks back, and until it is over; `delay`: minutes until a rate has reached its value.
 * Fires when it was over for as long as it must, not a moment earlier, not from just below; ends when it is below.
 */
function around(
  alert: string,
  kind: 'gauge' | 'counter',
  shares: Named,
  levels: Levels,
  { window = 0, delay = window }: { window?: number; delay?: number } = {},
): AlertCase[] {
  const at = levels.for + delay
  const both = (first: number | null, second: number) =>
    phases(
      kind,
      Object.fromEntries(
        Object.entries(shares).map(([name, share]): [string, Phase[]] => [
          name,
          [
            [at + 2, first === null ? null : first * share],
            [window + 4, second * share],
          ],
        ]),
      ),
    )
  return [
    {
      alert,
      series: both(levels.over, levels.under),
      expect: [
        [at - QUARTER, false],
        [at + QUARTER, true],
        [at + window + 4, false],
      ],
    },
    {
      alert,
      about: 'just below',
      series: both(levels.under, levels.under),
      expect: [
        [at + QUARTER, false],
        [at + window + 4, false],
      ],
    },
  ]
}

const gauge = (alert: string, name: string, levels: Levels) => around(alert, 'gauge', { [name]: 1 }, levels)
/** Something that must not happen at all, looked at over five minutes. */
const never = (alert: string, name: string) =>
  around(alert, 'counter', { [name]: 1 }, { for: 5, over: 0.001, under: 0 }, { window: 5, delay: 0 })

/** A histogram of 1 000 a second: 949, or 951, are in the bucket that ends at the threshold, the rest in the next. */
function quantile(alert: string, metric: string, [edge, next]: readonly [number, number]): AlertCase[] {
  const all: Phase[] = [[60, 1000]]
  const rest = phases('counter', {
    [`${metric}_bucket{le="${next}"}`]: all,
    [`${metric}_bucket{le="+Inf"}`]: all,
  })
  return around(
    alert,
    'counter',
    { [`${metric}_bucket{le="${edge}"}`]: 1 },
    { for: 5, over: 949, under: 951 },
    { window: 5, delay: 0 },
  ).map((one) => ({ ...one, series: { ...one.series, ...rest } }))
}

type Traffic = readonly [minutes: number, perHour: number, badShare: number]

const perSecond = (perHour: number) => perHour / 3600

const answers = (traffic: readonly Traffic[]) =>
  phases('counter', {
    'phantom_banking_requests_total{status="200"}': traffic.map(([m, n, bad]) => [
      m,
      perSecond(n * (1 - bad)),
    ]),
    'phantom_banking_requests_total{status="500"}': traffic.map(([m, n, bad]) => [m, perSecond(n * bad)]),
  })

const durations = (traffic: readonly Traffic[]) =>
  phases('counter', {
    'phantom_banking_request_duration_seconds_bucket{le="0.5"}': traffic.map(([m, n, slow]) => [
      m,
      perSecond(n * (1 - slow)),
    ]),
    phantom_banking_request_duration_seconds_count: traffic.map(([m, n]) => [m, perSecond(n)]),
  })

type Objective = {
  alert: string
  of: typeof answers
  /** Minutes of the two windows and of `for`. */
  long: number
  short: number
  for: number
  threshold: number
}

/** Both windows must be over, with 100 requests in the long one. */
function objective({ alert, of, long, short, for: pending, threshold }: Objective): AlertCase[] {
  const enough = 100.5 / (long / 60)
  const few = 99.5 / (long / 60)
  const over = threshold * 1.02
  const under = threshold * 0.98
  const step = long > 24 * 60 ? 10 : 1 // minutes between evaluations
  const end = long + pending + 5 * step
  const burst = Math.max(short + pending + 3 * step, Math.ceil(under * long) + 1)
  const recent = (under * long) / burst
  // From half of the threshold to nothing but bad answers: how long until the long window is over, in evaluations.
  const reached = Math.ceil(((threshold / 2 / (1 - threshold / 2)) * long) / step) * step
  return [
    {
      alert,
      series: of([
        [end, enough, over],
        [short + 5, enough, 0],
      ]),
      expect: [
        [end, true],
        [end + short + 4, false],
      ],
    },
    { alert, about: 'just below', series: of([[end, enough, under]]), expect: [[end, false]] },
    { alert, about: 'too few to say', series: of([[end, few, over]]), expect: [[end, false]] },
    {
      alert,
      about: 'over long, but no longer',
      series: of([
        [end, enough * 2, over * 1.1],
        [short + 3 * step, enough * 2, under],
      ]),
      expect: [[end + short + 1.5 * step, false]],
    },
    {
      alert,
      about: 'bad of late, but not for long',
      series: of([
        [burst, enough * 2, recent],
        [long - burst, enough * 2, 0],
        [burst, enough * 2, recent],
      ]),
      expect: [[long + burst - step, false]],
    },
    {
      alert,
      about: 'not before it lasted',
      series: of([
        [long, enough * 2, threshold / 2],
        [reached + pending + 4 * step, enough * 2, 1],
      ]),
      expect: [
        [long + reached + pending - step / 2 - 1 / 6, false],
        [long + reached + pending + step / 3, true],
      ],
    },
  ]
}

const WEEK = 7 * 24 * 60
const completed = 'phantom_banking_transactions_total{status="completed",type="deposit"}'
/** One week at a pace, and the hours after it at another. */
const weeks = (lastWeek: number, now: number) =>
  phases('counter', {
    [completed]: [
      [WEEK, lastWeek],
      [180, now],
    ],
  })

const GB = 1e9
/** A disk of 100 GB with so much left that loses so much a day, for ten hours. */
const disk = (left: number, perDay: number): AlertCase['series'] => ({
  'node_filesystem_avail_bytes{fstype="ext4",mountpoint="/"}': {
    kind: 'counter',
    start: left * GB,
    phases: [[600, (-perDay * GB) / 86_400]],
  },
  'node_filesystem_size_bytes{fstype="ext4",mountpoint="/"}': { kind: 'gauge', phases: [[600, 100 * GB]] },
})
const HOUR = 60

export const alertCases: readonly AlertCase[] = [
  ...gauge('ServiceDown', 'up{job="portal",instance="a"}', { for: 1, over: 0, under: 1 }),
  ...gauge('ServiceDown', 'up{job="portal",instance="gone"}', { for: 1, over: null, under: 1 }),
  ...gauge('DatabaseDown', 'pg_up{instance="a"}', { for: 1, over: 0, under: 1 }),
  ...gauge('DatabaseDown', 'pg_up{instance="gone"}', { for: 1, over: null, under: 1 }),
  ...gauge('RedisDown', 'redis_up{instance="a"}', { for: 1, over: 0, under: 1 }),
  ...gauge('ProbeFailed', 'probe_success{probe="http://localhost:8000/login"}', {
    for: 2,
    over: 0,
    under: 1,
  }),
  ...around(
    'HighErrorRate',
    'counter',
    { 'phantom_banking_errors_total{instance="a"}': 0.5, 'phantom_banking_errors_total{instance="b"}': 0.5 },
    { for: 2, over: 0.102, under: 0.098 },
    { window: 5 },
  ),
  ...quantile('SlowResponseTime', 'phantom_banking_request_duration_seconds', [2, 5]),
  ...gauge('HighCPUUsage', 'phantom_banking_cpu_usage_percent', { for: 5, over: 85.5, under: 84.5 }),
  ...gauge('HighMemoryUsage', 'phantom_banking_memory_usage_bytes', { for: 5, over: 8.16e9, under: 7.84e9 }),
  ...gauge('MemoryPressure', 'phantom_banking_memory_usage_bytes', {
    for: 5,
    over: 0.918 * GB,
    under: 0.882 * GB,
  }).map((one) => ({
    ...one,
    series: { ...one.series, ...phases('gauge', { phantom_banking_memory_limit_bytes: [[60, GB]] }) },
  })),
  ...gauge('HighDiskUsage', 'phantom_banking_disk_usage_percent{mountpoint="/"}', {
    for: 10,
    over: 90.5,
    under: 89.5,
  }),
  // 45 GB left, 36.5 GB a day: nothing is left tomorrow from 5.6 hours on.
  {
    alert: 'DiskWillFill',
    series: disk(45, 36.5),
    expect: [
      [6.5 * HOUR, false],
      [6.7 * HOUR, true],
    ],
  },
  // 60 GB a day: half is left until 7.1 hours.
  {
    alert: 'DiskWillFill',
    about: 'half is left',
    series: disk(67.75, 60),
    expect: [
      [7.9 * HOUR, false],
      [8.2 * HOUR, true],
    ],
  },
  ...quantile('SlowDatabaseQueries', 'phantom_banking_db_query_duration_seconds', [1, 2.5]),
  ...gauge('HighDatabaseConnections', 'pg_stat_activity_count{instance="a",state="idle"}', {
    for: 5,
    over: 81.6,
    under: 78.4,
  }).map((one) => ({
    ...one,
    series: {
      ...one.series,
      ...phases('gauge', { 'pg_settings_max_connections{instance="a"}': [[60, 100]] }),
    },
  })),
  ...around(
    'HighFailedLogins',
    'counter',
    {
      'phantom_banking_failed_logins_total{reason="wrong_password",instance="a"}': 0.4,
      'phantom_banking_failed_logins_total{reason="locked",instance="b"}': 0.6,
    },
    { for: 2, over: 0.51, under: 0.49 },
    { window: 2 },
  ),
  ...gauge('PendingKYCReviews', 'phantom_banking_kyc_pending{instance="a"}', {
    for: 30,
    over: 51,
    under: 50,
  }),
  ...gauge('KycSlaBreached', 'phantom_banking_kyc_oldest_pending_seconds{instance="a"}', {
    for: 15,
    over: 88_000,
    under: 85_000,
  }),
  ...gauge('FrozenWallets', 'phantom_banking_wallets_frozen{instance="a"}', { for: 15, over: 11, under: 10 }),
  ...gauge(
    'SuspiciousActivity',
    'phantom_banking_suspicious_cases_current{status="open",severity="high",instance="a"}',
    { for: 30, over: 1, under: 0 },
  ),
  ...gauge('BalanceMismatch', 'phantom_banking_balance_differences{kind="balance",instance="a"}', {
    for: 1,
    over: 1,
    under: 0,
  }),
  ...gauge('StuckEftPayments', 'phantom_banking_eft_stuck{instance="a"}', { for: 15, over: 1, under: 0 }),
  ...gauge('StaleMetrics', 'phantom_banking_snapshot_age_seconds{instance="a"}', {
    for: 2,
    over: 122,
    under: 118,
  }),
  ...gauge('StaleMetrics', 'phantom_banking_snapshot_age_seconds{instance="gone"}', {
    for: 2,
    over: null,
    under: 3,
  }).map((one) => ({
    ...one,
    series: { ...one.series, ...phases('gauge', { phantom_banking_db_up: [[60, 1]] }) },
  })),
  {
    alert: 'StaleMetrics',
    about: 'without a database there is no snapshot, and another alert',
    series: phases('gauge', { phantom_banking_db_up: [[60, 0]] }),
    expect: [[30, false]],
  },
  ...gauge('StatsDrift', 'phantom_banking_stats_drift{measure="wallets",instance="a"}', {
    for: 5,
    over: -1,
    under: 0,
  }),
  ...gauge('StatsBacklog', 'phantom_banking_stats_backlog_rows{instance="a"}', {
    for: 10,
    over: 1_000_001,
    under: 1_000_000,
  }),
  ...gauge('AuditChainBroken', 'phantom_banking_audit_verify_failed{instance="a"}', {
    for: 1,
    over: 1,
    under: 0,
  }),
  ...gauge('AuditUnsealed', 'phantom_banking_audit_unsealed_age_seconds{instance="a"}', {
    for: 5,
    over: 61,
    under: 60,
  }),
  ...gauge('CollectorFailing', 'phantom_banking_collector_success{collector="kyc",instance="a"}', {
    for: 5,
    over: 0,
    under: 1,
  }),
  ...gauge('TargetDown', 'up{job="node",instance="a"}', { for: 5, over: 0, under: 1 }),
  ...never('RuleEvaluationFailing', 'prometheus_rule_evaluation_failures_total{rule_group="a"}'),
  ...never('AlertsNotDelivered', 'alertmanager_notifications_failed_total{integration="email"}'),
  { alert: 'Watchdog', series: {}, expect: [[1, true]] },
  ...objective({ alert: 'AvailabilityBurnFast', of: answers, long: 60, short: 5, for: 2, threshold: 0.0144 }),
  ...objective({
    alert: 'AvailabilityBurnSlow',
    of: answers,
    long: 3 * 24 * 60,
    short: 360,
    for: 60,
    threshold: 0.001,
  }),
  ...objective({ alert: 'LatencyBurnFast', of: durations, long: 60, short: 5, for: 5, threshold: 0.3 }),
  ...objective({ alert: 'LatencyBurnSlow', of: durations, long: 360, short: 30, for: 30, threshold: 0.1 }),
  {
    alert: 'LowTransactionVolume',
    series: weeks(0.0204, 0.01),
    expect: [
      [WEEK + 84, false],
      [WEEK + 94, true],
    ],
  },
  {
    alert: 'LowTransactionVolume',
    about: 'just more than half',
    series: weeks(0.0204, 0.0104),
    expect: [[WEEK + 120, false]],
  },
  {
    alert: 'LowTransactionVolume',
    about: 'a quiet hour then',
    series: weeks(0.0098, 0.001),
    expect: [[WEEK + 120, false]],
  },
  {
    alert: 'LowTransactionVolume',
    about: 'just busy enough then',
    series: weeks(0.0102, 0.001),
    expect: [[WEEK + 120, true]],
  },
]
