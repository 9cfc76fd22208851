import type { Client } from 'pg'
import { connectForLoad } from './connection'
import { readPlan } from './ledger/plan'
import { rowsPerEvent } from './ledger/timeline'
import { moveMoney } from './move-money'
import { placeholderImages } from './placeholder-images'
import { mismatchedPerson, plantedPeople } from './planted-cases'
import { type DemoProgress, progress } from './progress'
import { finishRules, restoreRules, suspendRules } from './rules'
import { script, scripts, type Values } from './script'
import { demoStaff } from './tables'
import { clearUnfinished, unfinishedLoad } from './unfinished'

export type DemoOptions = {
  customers: number
  merchants: number
  transactions: number
  days: number
  seed: number
  /** The bank's zone: days, hours and references follow it. */
  timeZone: string
  /** The instant the data reaches up to. */
  now: Date
  onProgress?: (progress: DemoProgress) => void
  /** Told in one sentence that an earlier load is cleared away first. */
  onNotice?: (sentence: string) => void
  /** Begin an unfinished load again with the sizes it had. */
  repeatUnfinished?: boolean
}

export const defaultDemo = { customers: 5_000, merchants: 200, transactions: 100_000, days: 90, seed: 1 }

/** A load that cannot be done, in one sentence for the person who asked for it. */
export class DemoRefused extends Error {
  override name = 'DemoRefused'
}

const signupShare = 0.38
const step = 15_485_863 // a prime beyond every size, so that multiplying by it permutes

/**
 * Fills an empty, migrated database with a demo bank, as its owner. Several connections write at once, so it is not
 * one transaction: until the end the bank is marked as a demo without a time of loading, a load that fails takes back
 * what it wrote, and one that was killed is cleared away by the next.
 * @returns how many rows of all tables were written
 * @throws DemoRefused when the bank is not empty, another load runs, or the bank is in use
 */
export async function loadDemo(ownerUrl: string, asked: DemoOptions): Promise<{ rows: number }> {
  const client = await connectForLoad(ownerUrl, isBig(asked))
  let begun = false
  try {
    await takeTurn(client)
    const unfinished = await unfinishedLoad(client)
    if (unfinished) {
      asked.onNotice?.('An earlier load of demo data did not finish: it is cleared away and begins again.')
      await clearUnfinished(client)
    }
    const options = asked.repeatUnfinished ? { ...asked, ...unfinished } : asked
    await begin(client, options)
    begun = true
    const result = await load(client, ownerUrl, options)
    await client.query('BEGIN')
    await finishRules(client)
    await client.query('UPDATE bank SET demo_loaded_at = $1', [asked.now])
    await client.query('SET LOCAL synchronous_commit = on; COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const cleared =
      begun &&
      (await clearUnfinished(client).then(
        () => true,
        () => false,
      ))
    throw explained(error, cleared || !begun)
  } finally {
    await client.end().catch(() => {})
  }
}

const isBig = ({ transactions }: DemoOptions) => transactions > 500_000

/** One load at a time. The server needs a moment to notice that a killed one is gone. */
async function takeTurn(client: Client): Promise<void> {
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('phantom demo load'))`)
  } catch {
    throw new DemoRefused('Another load of demo data is running: wait for it to end.')
  }
}

/** Marks the bank as a demo that is being loaded and takes its rules off, both or neither. */
async function begin(
  client: Client,
  { seed, customers, merchants, transactions }: DemoOptions,
): Promise<void> {
  await client.query('BEGIN')
  await refuseUnlessEmpty(client)
  await client.query(
    `UPDATE bank SET is_demo = true, demo_seed = $1, demo_customers = $2, demo_merchants = $3, demo_transactions = $4`,
    [seed, customers, merchants, transactions],
  )
  await suspendRules(client)
  await client.query('SET LOCAL synchronous_commit = on; COMMIT')
}

async function load(client: Client, ownerUrl: string, options: DemoOptions): Promise<{ rows: number }> {
  const report = progress(options.onProgress)
  const values = valuesOf(options)
  const runAll = async (from: string, to: string) => {
    for (const name of scripts.filter((script) => script >= from && script < to)) {
      await run(client, name, values)
      if (name.startsWith('03')) Object.assign(values, await eventsOf(client, options))
      if (name.startsWith('05')) values.paid = await count(client, 'paid_merchants')
    }
  }
  report.step('plan', 0)
  await storePlaceholders(client)
  await runAll('01', '11')

  report.step('transactions', 0.08)
  const plan = await readPlan(client, plantedPeople.length)
  const { seed, transactions, timeZone } = options
  const money = moveMoney(
    client,
    plan,
    { ownerUrl, seed, step, transactions, inFlight: inFlight(options), timeZone, now: options.now.getTime() },
    report.at,
  )
  const written = await both(money, () => runAll('11', '12'))

  report.step('customers and wallets', 0.5, written.rows)
  await written.stageEnds(client)
  await runAll('12', '99')

  report.step('indexes and keys', 0.55)
  await restoreRules(client, ownerUrl, isBig(options), (share) => report.at(share))
  await continueNumbers(client)
  return { rows: written.rows + (await otherRows(client)) }
}

/** Waits for both to end, then fails if one did. */
async function both<T>(one: Promise<T>, other: () => Promise<void>): Promise<T> {
  const [first, second] = await Promise.allSettled([one, other()])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return first.value
}

/** Events that follow are numbered after the ones written. */
async function continueNumbers(client: Client): Promise<void> {
  for (const table of ['transaction_events', 'kyc_events'])
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
    )
}

const inFlight = ({ transactions }: DemoOptions) =>
  Math.min(1000, Math.max(8, Math.round(transactions * 0.0006)))

async function run(client: Client, name: string, values: Values): Promise<void> {
  try {
    await client.query(script(name, values))
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`
    throw error
  }
}

async function refuseUnlessEmpty(client: Client): Promise<void> {
  const found = await client.query<{ demo: boolean; used: boolean }>(
    `SELECT is_demo AS demo, EXISTS (SELECT FROM customers) OR EXISTS (SELECT FROM merchants)
        OR EXISTS (SELECT FROM transactions) AS used FROM bank`,
  )
  if (found.rows[0]?.used) {
    throw new DemoRefused(
      found.rows[0].demo
        ? 'This bank holds demo data already: use an empty database for another set.'
        : 'This bank has records of its own: demo data only goes into an empty database.',
    )
  }
}

function valuesOf({ customers, merchants, days, seed, timeZone, now }: DemoOptions): Values {
  const ordinary = customers - plantedPeople.length
  const signups = Math.round(ordinary * signupShare)
  const people = plantedPeople.map(({ person, firstName, lastName, female, kyc }) => ({
    person,
    first_name: firstName,
    last_name: lastName,
    female,
    kyc,
  }))
  return {
    merchants,
    days,
    seed,
    step,
    tz: quoted(timeZone),
    now: quoted(now.toISOString()),
    now_ms: now.getTime(),
    ordinary,
    signups,
    ordinary_before: ordinary - signups,
    people: quoted(JSON.stringify(people)),
    mismatched: mismatchedPerson,
    staff: quoted(JSON.stringify(demoStaff)),
  }
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`

/** How many events make the rows asked for, together with the planted ones and the ones under way. */
async function eventsOf(client: Client, options: DemoOptions): Promise<Values> {
  const planted = await count(client, 'planted')
  const atEnd = inFlight(options) + Math.max(3, Math.round(options.transactions * 0.0001))
  return { events: Math.floor((options.transactions - planted - atEnd - 2) / rowsPerEvent) }
}

async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

async function storePlaceholders(client: Client): Promise<void> {
  const images = placeholderImages().map(({ kind, variant, file, bytes, sha256 }) => ({
    kind,
    variant,
    file,
    size_bytes: bytes.length,
    sha256,
  }))
  await client.query(
    `CREATE TEMP TABLE placeholder_images (kind text, variant int, file text, size_bytes int, sha256 text)`,
  )
  await client.query(
    `INSERT INTO placeholder_images SELECT * FROM jsonb_populate_recordset(NULL::placeholder_images, $1)`,
    [JSON.stringify(images)],
  )
  await client.query('ANALYZE placeholder_images')
}

async function otherRows(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT ((SELECT count(*) FROM customers) + (SELECT count(*) FROM wallets) + (SELECT count(*) FROM merchants)
           + (SELECT count(*) FROM kyc_records)
           + (SELECT count(*) FROM kyc_documents) + (SELECT count(*) FROM kyc_events))::int AS n`,
  )
  return rows[0]?.n ?? 0
}

function explained(error: unknown, isEmpty: boolean): unknown {
  const after = isEmpty ? 'the bank is still empty' : 'the next start or load clears away what was written'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === '55P03')
    return new DemoRefused(
      'The bank is in use: stop the portal and its worker, then load the demo data again.',
    )
  if (code === '42501')
    return new DemoRefused(
      'Demo data is loaded by the owner of the tables: set DATABASE_OWNER_URL to its address.',
    )
  if (code === '53100')
    return new DemoRefused(`The disk of the database is full: free space and try again, ${after}.`)
  if (code === '57014' || code === '57P01') return new DemoRefused(`The load was cancelled: ${after}.`)
  return error
}
