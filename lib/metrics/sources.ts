/**
 * What families read at scrape time. The readers are handed in by lib/monitoring: metrics know nothing of the
 * domain, and a test can hand in its own. All of them answer from memory or share one query per second.
 */
export type Sources = {
  bank(): Promise<BankReading | null>
  host(): HostReading | null
  process(): Promise<ProcessReading>
}

type Counts = Readonly<Record<string, number>>
type Today = { today: number }
/** How many values in each bucket of lib/metrics/buckets, not cumulative, and their sum as a decimal string. */
export type HistogramReading = { buckets: readonly number[]; sum: string }
type Histograms = Readonly<Record<string, HistogramReading>>

/** The latest snapshot as far as metrics show it: money as decimal strings, instants as ISO strings. */
export type BankSnapshotReading = {
  takenAt: string
  sessionsActive: number
  approvals: { pending: Counts; oldestPendingAt: string | null; expired: number }
  suspicious: {
    hits: Counts
    closed: Counts
    falsePositives: Counts
    current: readonly { status: string; severity: string; count: number }[]
    backlog: number
  }
  integrity: { differences: Counts; wallets: number; roundFinishedAt: string | null }
  customers: { total: number; verified: number; byStatus: Counts; created: Today }
  merchants: { total: number; active: number; byStatus: Counts }
  wallets: {
    total: number
    balance: string
    frozen: number
    kycVerified: number
    byStatusAndTier: readonly { status: string; tier: string; count: number }[]
  }
  transactions: {
    entries: readonly { type: string; status: string; count: number }[]
    createdTotal: Counts
    byStatus: Counts
    amounts: Histograms
    durations: HistogramReading
    failures: Counts
    fees: string
  }
  qr: { active: number; generatedTotal: number; scannedTotal: number; expiredTotal: number }
  kyc: {
    byStatus: Counts
    oldestPendingAt: string | null
    verifications: Counts
    processing: HistogramReading
  }
  eft: {
    byStatus: Counts
    stuck: number
    reached: readonly { bank: string; status: string; count: number }[]
    amounts: Histograms
    processing: Histograms
  }
  statistics: { backlogRows: number; drift: Counts; comparedAt: string | null }
}

export type BankReading = {
  snapshot: BankSnapshotReading
  ageSeconds: number
  /** How long the oldest row of the trail has waited for its seal, 0 when none does; whether the last look found it changed. */
  audit: { unsealedSeconds: number; broken: boolean }
  /** When each job of the worker last ended well, in seconds since the epoch. */
  jobs: readonly { job: string; succeededAt: number }[]
}

export type HostReading = {
  cpuPercent: number
  memoryUsedBytes: number
  memoryLimitBytes: number
  disks: readonly { mountpoint: string; percent: number }[]
  network: readonly { device: string; receivedBytes: number; sentBytes: number }[]
  info: { hostname: string; platform: string; release: string; arch: string }
}

export type ProcessReading = {
  ready: boolean
  version: string
  databaseUp: boolean
  /** Null where no Redis is configured, and before it was asked. */
  redisUp: boolean | null
  pool: { active: number; idle: number; waiting: number } | null
}
