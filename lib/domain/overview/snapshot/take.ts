import { performance } from 'node:perf_hooks'
import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { readBank } from './bank'
import { readCustomers } from './customers'
import { readEft } from './eft'
import { type History, isStale, readHistory, withRecent } from './history'
import { readKyc } from './kyc'
import { readMerchants } from './merchants'
import { readQrCodes } from './qr'
import { readClock } from './query'
import { readTransactionDays } from './transactions'
import { readWallets } from './wallets'

type Options = { timeZone: string; idleMinutes: number; statementTimeoutMs: number }

/**
 * Counts the whole bank as it is at one instant. The client must be free; it is given back without a transaction.
 * @param known the history of the snapshot before, read again only when it is due
 * @throws when a statement fails or takes longer than allowed; nothing is written either way
 */
export async function takeSnapshot(
  client: ClientBase,
  options: Options,
  known: History | null,
): Promise<{ snapshot: BankSnapshot; history: History }> {
  const started = performance.now()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  try {
    await client.query(`SET LOCAL statement_timeout = ${Math.round(options.statementTimeoutMs)}`)
    const clock = await readClock(client, options.timeZone)
    const { isDemo, sessionsActive } = await readBank(client, options.idleMinutes)
    const wallets = await readWallets(client)
    const history = known && !isStale(known, clock) ? known : await readHistory(client, clock)
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
      transactions: { ...(await readTransactionDays(client, clock)), entries },
      qr: await readQrCodes(client, clock),
      kyc: await readKyc(client, clock),
      eft: await readEft(client),
      sessionsActive,
      series,
      durationMs: Math.round(performance.now() - started),
    }
    await client.query('COMMIT')
    return { snapshot, history }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}
