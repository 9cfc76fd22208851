import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { readBank } from './bank'
import { readCustomers } from './customers'
import { readEftTotals, readKycTotals, readTransactionTotals } from './distributions'
import { readEft } from './eft'
import { type History, isCheap, isStale, readHistory, withRecent } from './history'
import { readKyc } from './kyc'
import { readMerchants } from './merchants'
import { readQrCodes } from './qr'
import { type Clock, readClock } from './query'
import { readTransactionDays } from './transactions'
import { readWallets } from './wallets'

export type SnapshotOptions = { timeZone: string; idleMinutes: number; statementTimeoutMs: number }

/** Runs reads that all see the bank at one instant; nothing is written, whatever happens. */
async function atOneInstant<T>(
  client: ClientBase,
  options: SnapshotOptions,
  read: (clock: Clock) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  try {
    await client.query(`SET LOCAL statement_timeout = ${Math.round(options.statementTimeoutMs)}`)
    const result = await read(await readClock(client, options.timeZone))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

/**
 * Counts the whole bank as it is at one instant, on a client without a transaction.
 * @param known the history of a snapshot before; read again when there is none, or when that is due and cheap
 * @throws when a statement fails or takes longer than allowed
 */
export function takeSnapshot(
  client: ClientBase,
  options: SnapshotOptions,
  known: History | null,
): Promise<{ snapshot: BankSnapshot; history: History }> {
  const started = performance.now()
  return atOneInstant(client, options, async (clock) => {
    const { isDemo, sessionsActive } = await readBank(client, options.idleMinutes)
    const wallets = await readWallets(client)
    const usable = known && !(isCheap(known) && isStale(known, clock.now)) ? known : null
    const history = usable ?? (await readHistory(client, clock))
    const { series, entries } = await withRecent(client, clock, history, wallets.balance)
    const snapshot: BankSnapshot = {
      version: 1,
      takenAt: clock.now.toISOString(),
      timeZone: clock.timeZone,
      today: clock.today,
      dayStartedAt: clock.dayStart.toISOString(),
      isDemo,
      customers: await readCustomers(client, clock),
      merchants: await readMerchants(client, clock),
      wallets,
      transactions: {
        ...(await readTransactionDays(client, clock)),
        ...(await readTransactionTotals(client)),
        entries,
      },
      qr: await readQrCodes(client, clock),
      kyc: { ...(await readKyc(client, clock)), ...(await readKycTotals(client)) },
      eft: { ...(await readEft(client)), ...(await readEftTotals(client)) },
      sessionsActive,
      series,
      statistics: { backlogRows: 0, drift: {}, comparedAt: null },
      durationMs: Math.round(performance.now() - started),
    }
    return { snapshot, history }
  })
}

/** Reads the history alone. */
export function refreshHistory(client: ClientBase, options: SnapshotOptions): Promise<History> {
  return atOneInstant(client, options, (clock) => readHistory(client, clock))
}
