import type { Client } from 'pg'
import { connectForLoad } from './connection'
import { readPlan } from './ledger/plan'
import { moveMoney } from './move-money'
import type { DemoOptions } from './options'
import { placeholderImages } from './placeholder-images'
import { plantedPeople } from './planted-cases'
import { plantStaffCases } from './planted-staff'
import { progress } from './progress'
import { finishRules, restoreRules, suspendRules } from './rules'
import { script, scripts, type Values } from './script'
import { clearUnfinished, unfinishedLoad } from './unfinished'
import { count, eventsOf, inFlight, step, valuesOf } from './values'

/** A load that cannot be done, in one sentence for the person who asked for it. */
export class DemoRefused extends Error {
  override name = 'DemoRefused'
}

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
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await finishRules(client)
    await client.query('SELECT stats.rebuild()') // the triggers that count were off
    await plantStaffCases(client, options)
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
