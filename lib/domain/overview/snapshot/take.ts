import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { readCells } from '../statistics/cells'
import { readApprovals } from './approvals'
import { readBank } from './bank'
import { readCustomers } from './customers'
import { readEft } from './eft'
import { readGrants } from './grants'
import { readKyc, readMedian } from './kyc'
import { readMerchants } from './merchants'
import { readQrCodes } from './qr'
import { type Clock, readClock } from './query'
import type { Reading } from './reading'
import { type Calendar, readCalendar, readSeries } from './series'
import { readStatistics } from './statistics'
import { readIntegrity, readSuspicious } from './suspicious'
import { readTransactions } from './transactions'
import { readWallets } from './wallets'

export type SnapshotOptions = {
  timeZone: string
  idleMinutes: number
  statementTimeoutMs: number
  /** The instant the snapshot is taken at; the database's by default. */
  now?: Date
}

/** The median is a walk through a month of decisions: it is kept for a minute. */
export type Median = { at: Date; seconds: number | null }
const MEDIAN_MS = 60_000

/** Runs reads that all see the bank at one instant; nothing is written, whatever happens. */
async function atOneInstant<T>(
  client: ClientBase,
  options: SnapshotOptions,
  read: (clock: Clock) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  try {
    await client.query(
      `SET LOCAL statement_timeout = ${Math.round(options.statementTimeoutMs)}; SET LOCAL jit = off`,
    )
    const result = await read(await readClock(client, options.timeZone, options.now ?? null))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/**
 * The whole bank as it is at one instant, from its statistics, on a client without a transaction.
 * @param known the median of a snapshot before
 * @throws when a statement fails or takes longer than allowed, or the statistics are kept in another time zone
 */
export function takeSnapshot(
  client: ClientBase,
  options: SnapshotOptions,
  known: Median | null = null,
): Promise<{ snapshot: BankSnapshot; median: Median }> {
  const started = performance.now()
  return atOneInstant(client, options, async (clock) => {
    const calendar = await readCalendar({ client, clock })
    const reading: Reading = {
      client,
      clock,
      cells: await readCells(client, wanted(clock, calendar), clock),
    }
    const { isDemo, sessionsActive } = await readBank(client, options.idleMinutes)
    const median = await medianOf(reading, known)
    const snapshot: BankSnapshot = {
      version: 1,
      takenAt: clock.now.toISOString(),
      timeZone: clock.timeZone,
      today: clock.today,
      dayStartedAt: clock.dayStart.toISOString(),
      isDemo,
      customers: await readCustomers(reading),
      merchants: await readMerchants(reading),
      wallets: await readWallets(reading),
      transactions: await readTransactions(reading),
      qr: await readQrCodes(reading),
      kyc: await readKyc(reading, median.seconds),
      eft: await readEft(reading),
      grants: await readGrants(reading),
      sessionsActive,
      approvals: await readApprovals(client),
      suspicious: await readSuspicious(client),
      integrity: await readIntegrity(client),
      series: readSeries(reading, calendar),
      statistics: await readStatistics(reading),
      durationMs: Math.round(performance.now() - started),
    }
    return { snapshot, median }
  })
}

async function medianOf(reading: Reading, known: Median | null): Promise<Median> {
  const age = known ? reading.clock.now.getTime() - known.at.getTime() : Number.POSITIVE_INFINITY
  if (known && age >= 0 && age < MEDIAN_MS) return known
  return { at: reading.clock.now, seconds: await readMedian(reading) }
}

/** The measures a snapshot shows, and since when. */
function wanted(clock: Clock, { days }: Calendar): Record<string, Date | null> {
  const day = days[0]?.start ?? clock.ago30Hour
  const month = day < clock.ago30Hour ? day : clock.ago30Hour
  return {
    customers: null,
    customers_created: clock.ago60Hour,
    merchants: null,
    merchants_created: clock.ago60Hour,
    wallets: null,
    qr_codes: null,
    qr_generated: day < clock.yesterdayStart ? day : clock.yesterdayStart,
    qr_scanned: clock.yesterdayStart,
    qr_expired: clock.yesterdayStart,
    eft_payments: null,
    eft_reached: null,
    eft_processing: null,
    kyc_records: null,
    kyc_submitted: month,
    kyc_decided: month,
    kyc_entered: null,
    kyc_processing: null,
    transactions: null,
    transactions_entered: null,
    transactions_failed: null,
    transaction_fees: null,
    transaction_durations: null,
    transactions_by_hour: clock.yesterdayStart,
    balance_moved: day,
  }
}
