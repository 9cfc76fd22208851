import { Client } from 'pg'
import type { FirstAccounts } from '@/lib/auth/first-admin'
import { migrate } from '@/lib/db/migrate'
import type { Env } from '@/lib/env'
import { loadDemo } from '@/prisma/demo/load'
import { defaultDemo } from '@/prisma/demo/options'
import { rulesTable } from '@/prisma/demo/rules'
import { storePlaceholders } from '@/prisma/demo/store-placeholders'
import type { OpenDatabase } from './open-database'
import { say, step } from './progress'
import { Stop } from './stop'
import { nameDatabase } from './with-database'

/** What a migrated database holds. `used`: customers or staff that are no demo. `unfinished`: a demo that was not loaded to its end. */
export type BankState = 'empty' | 'demo' | 'used' | 'unfinished'

/**
 * Migrates the database, fills it with demo data where that is wanted, and makes the first accounts.
 * @throws an error with one sentence when the database or the settings do not allow it
 */
export async function prepareBank(settings: Env, database: OpenDatabase): Promise<FirstAccounts> {
  nameDatabase(settings, database)
  await step('Migrations', (report) =>
    migrate(database.ownerUrl, {
      onProgress: (name, index, total) => report(`${index} of ${total}, ${name}`),
    }),
  )
  const state = await bankState(database.ownerUrl)
  const fill = state === 'unfinished' || wantsDemo(settings.DEMO, state, database.embedded)
  if (fill || state === 'demo') ensureLoopback(settings.HOST)
  if (fill) await fillWithDemo(database.ownerUrl, settings.BANK_TIME_ZONE)
  if (fill || state === 'demo') await storePlaceholders()
  if (state === 'demo' && settings.DEMO === false) {
    say(
      'DEMO is off, but this database was made as a demo bank and stays one: set PHANTOM_DATA_DIR for another.',
    )
  }
  const { ensureFirstAdmin } = await import('@/lib/auth/first-admin') // needs the generated client
  return ensureFirstAdmin(settings, process.stdout.isTTY === true)
}

/**
 * Whether to load demo data: as DEMO says, by default into an empty embedded database.
 * @throws Stop when demo data is asked for in a bank that is in use
 */
export function wantsDemo(wish: boolean | undefined, state: BankState, embedded: boolean): boolean {
  if (wish === true && state === 'used') {
    throw new Stop(
      'DEMO is on, but this database holds a bank already: unset DEMO, or give the demo a database of its own.',
    )
  }
  return state === 'empty' && (wish ?? embedded)
}

/**
 * A demo bank, whose sign-in is simplified, is never offered to other machines.
 * @throws Stop
 */
function ensureLoopback(host: string): void {
  if (/^(127\.[\d.]+|localhost|::1)$/.test(host)) return
  throw new Stop(
    `HOST is “${host}”, but a demo bank listens on this machine only: unset HOST, or set DEMO=off for a new bank.`,
  )
}

async function bankState(ownerUrl: string): Promise<BankState> {
  const client = new Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ state: BankState }>(`
      SELECT CASE
        WHEN is_demo AND demo_loaded_at IS NULL AND to_regclass('public.${rulesTable}') IS NOT NULL THEN 'unfinished'
        WHEN is_demo THEN 'demo'
        WHEN EXISTS (SELECT FROM customers) OR EXISTS (SELECT FROM admin_users) THEN 'used'
        ELSE 'empty' END AS state
      FROM bank`)
    return rows[0]?.state ?? 'empty'
  } finally {
    await client.end()
  }
}

async function fillWithDemo(ownerUrl: string, timeZone: string): Promise<void> {
  await step('Demo data', (report) =>
    loadDemo(ownerUrl, {
      ...defaultDemo,
      timeZone,
      now: new Date(),
      repeatUnfinished: true,
      onNotice: say,
      onProgress: ({ step: part, share }) => report(`${Math.round(share * 100)} %, ${part}`),
    }),
  )
}
