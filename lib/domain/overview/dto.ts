import { z } from 'zod'

/**
 * What the worker knows about the whole bank at one instant: one row of `stat_snapshots`, read by the
 * dashboard, the overview and the scrape alike, so that the three can never disagree.
 *
 * Money is a decimal string in BWP ("1234.50"), instants are ISO 8601 in UTC, days and months are those of the
 * bank's time zone. A share is never stored: its numerator and denominator are, so that "0 of 0" stays unknown.
 */

const count = z.int().nonnegative()
const money = z.string().regex(/^-?\d+(\.\d+)?$/)
const instant = z.iso.datetime()
const counts = z.record(z.string(), count)

/** How many values lie in each bucket (not cumulative; the edges are those of lib/metrics/buckets, the last bucket is
 *  what lies above them), and their sum as a decimal string. The sum of `buckets` is the number of values. */
const histogram = z.object({ buckets: z.array(count), sum: z.string().regex(/^-?\d+(\.\d+)?$/) })

/** Transactions created in a window. `volume` is the amount of the completed ones; average = volume / completed;
 *  success rate = completed / (completed + failed). */
const transactionWindow = z.object({ count, volume: money, completed: count, failed: count })

/** The same quantity for the bank's day so far and for the day before up to the same time of day. */
const dayPair = z.object({ today: count, yesterday: count })

/** The last 30 days and the 30 days before them. */
const monthPair = z.object({ last30d: count, previous30d: count })

const customers = z.object({
  total: count,
  verified: count,
  byStatus: counts,
  created: dayPair,
  createdWindow: monthPair,
})

const merchants = z.object({
  total: count,
  active: count,
  pending: count,
  suspended: count,
  byStatus: counts,
  created: dayPair,
  createdWindow: monthPair,
})

const wallets = z.object({
  total: count,
  balance: money,
  /** Wallets with any freeze: status `frozen` or `frozen_debit`. */
  frozen: count,
  kycVerified: count,
  byKycState: counts,
  /** Wallets with a freeze that somebody should look at again by now. */
  reviewsDue: count,
  byStatus: counts,
  byTier: counts,
  byStatusAndTier: z.array(z.object({ status: z.string(), tier: z.string(), count })),
})

/** What merchants may do for customers. */
const grants = z.object({
  /** In force, and ending by themselves within seven days. */
  expiring: count,
})

const transactions = z.object({
  today: transactionWindow,
  /** Yesterday up to the same time of day. */
  yesterday: transactionWindow,
  byChannelToday: z.array(transactionWindow.extend({ channel: z.string() })),
  /** How many entered each status since the bank began: grows only, whatever became of them later. */
  entries: z.array(z.object({ type: z.string(), status: z.string(), count })),
  /** Ever created, by type. */
  createdTotal: counts,
  /** By current status. */
  byStatus: counts,
  /** Amounts in BWP of all transactions ever created, by type. */
  amounts: z.record(z.string(), histogram),
  /** Seconds from creation to completion, of every transaction that was completed (refunded or disputed later or not). */
  durations: histogram,
  /** Failed ones by failure code. */
  failures: counts,
  /** Fees in BWP of every transaction that was completed. */
  fees: money,
})

const qr = z.object({
  /** Codes whose time has not run out and that nobody used. */
  active: count,
  generated: dayPair,
  scanned: dayPair,
  expired: dayPair,
  /** Codes generated in the window and used by now; conversion = converted / generated. */
  converted: dayPair,
  generatedTotal: count,
  scannedTotal: count,
  expiredTotal: count,
})

const kyc = z.object({
  byStatus: counts,
  submitted: dayPair,
  /** Decisions of the last 30 days; approval rate = approved / (approved + rejected). */
  approved30d: count,
  rejected30d: count,
  /** Records submitted in the last 30 days by the state they are in now: the KYC chart. */
  byStatus30d: counts,
  /** From submission to decision, median over the decisions of the last 30 days; null when there was none. */
  medianProcessingSeconds: z.number().nonnegative().nullable(),
  oldestPendingAt: instant.nullable(),
  /** Pending for longer than the SLA (24 h). */
  overSla: count,
  /** In progress for longer than 2 h. */
  stuck: count,
  /** How many times a record entered each status. */
  verifications: counts,
  /** Seconds from submission to decision, of every approval and rejection. */
  processing: histogram,
})

const eft = z.object({
  byStatus: counts,
  stuck: count,
  /** Payments that reached a status, by bank: every payment was pending once; one that was processed counts as
   *  `processing` whatever came after, one that was refunded as `completed` too. */
  reached: z.array(z.object({ bank: z.string(), status: z.string(), count })),
  /** Amounts in BWP of all payments, by bank. */
  amounts: z.record(z.string(), histogram),
  /** Seconds from order to completion of those that were completed, by bank. */
  processing: z.record(z.string(), histogram),
})

const suspicious = z.object({
  /** By rule: occasions ever found, cases ever closed, and those of them that were none. */
  hits: counts,
  closed: counts,
  falsePositives: counts,
  /** Cases that are not closed. */
  current: z.array(z.object({ status: z.string(), severity: z.string(), count })),
  /** Events of transactions that wait in the background to be judged. */
  backlog: count,
})

const integrity = z.object({
  /** Wallets that differ from their transactions, by kind. */
  differences: counts,
  wallets: count,
  roundFinishedAt: instant.nullable(),
})

const approvals = z.object({
  /** Requests that wait for a second person, by action. */
  pending: counts,
  oldestPendingAt: instant.nullable(),
  /** Requests that ended because nobody decided them in time, ever. */
  expired: count,
})

/** How the numbers above are kept (prisma/migrations, `stats`). */
const statistics = z.object({
  /** Changes not folded into the rollups yet; reads count them all the same. */
  backlogRows: count,
  /** By measure, how many of its numbers differed from a plain count when they were last compared; empty before. */
  drift: counts,
  comparedAt: instant.nullable(),
})

const hour = transactionWindow.extend({ at: instant })
const day = z.object({
  date: z.iso.date(),
  customersCreated: count,
  merchantsCreated: count,
  qrGenerated: count,
  kycSubmitted: count,
  /** Sum of all balances at the end of the day; null where it cannot be derived. */
  walletBalance: money.nullable(),
})

const series = z.object({
  /** Last 24 hours, oldest first, the current one last; empty hours are present with zeros. */
  hours: z.array(hour),
  /** Last 30 days, oldest first, today last. */
  days: z.array(day),
})

export const bankSnapshotSchema = z.object({
  version: z.literal(1),
  takenAt: instant,
  durationMs: z.number().nonnegative(),
  timeZone: z.string(),
  /** The bank's current day and the instant it began. */
  today: z.iso.date(),
  dayStartedAt: instant,
  isDemo: z.boolean(),
  customers,
  merchants,
  wallets,
  transactions,
  qr,
  kyc,
  eft,
  grants,
  sessionsActive: count,
  approvals,
  suspicious,
  integrity,
  series,
  statistics,
})

export type BankSnapshot = z.infer<typeof bankSnapshotSchema>
export type Histogram = z.infer<typeof histogram>
export type TransactionWindow = z.infer<typeof transactionWindow>

/** The newest snapshot and how old it was, by the database's clock, when it was read. */
export type LatestSnapshot = { snapshot: BankSnapshot; ageSeconds: number }

/** Exact numbers of the last snapshot: of all records, and of those that match, where it counts them. */
export type KnownCount = {
  all: number | null
  matching: number | null
  note: string | null
  asOf: string
  stale: boolean
}
