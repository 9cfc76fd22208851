import { Client } from 'pg'
import { restoreRules, suspendRules } from './bulk'
import { placeholderImages } from './placeholder-images'
import { mismatchedPerson, plantedPeople } from './planted-cases'
import { script, scripts, type Values } from './script'

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
}

/** How far a load is: the step it is in, its share of the whole (0–1) and the rows written so far. */
export type DemoProgress = { step: string; share: number; rows: number }

export const defaultDemo = { customers: 5_000, merchants: 200, transactions: 100_000, days: 90, seed: 1 }

/** A load that cannot be done, in one sentence for the person who asked for it. */
export class DemoRefused extends Error {
  override name = 'DemoRefused'
}

// Transfers take two rows: one event in 13 is one, and every 33rd of them fails with a single row.
const rowsPerEvent = 1 + 32 / (13 * 33)
const signupShare = 0.38

/**
 * Fills an empty, migrated database with a demo bank, in one transaction of the owner: all of it or nothing.
 * @returns how many rows of all tables were written
 * @throws DemoRefused when the bank is not empty, another load runs, or the bank is in use
 */
export async function loadDemo(ownerUrl: string, options: DemoOptions): Promise<{ rows: number }> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, keepAlive: true })
  client.on('error', () => {}) // a lost connection rejects the query under way
  await client.connect()
  try {
    await client.query('BEGIN')
    const result = await load(client, options)
    await client.query('COMMIT')
    await client.query('ANALYZE')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw explained(error)
  } finally {
    await client.end().catch(() => {})
  }
}

async function load(client: Client, options: DemoOptions): Promise<{ rows: number }> {
  const big = options.transactions > 500_000
  await client.query(`SET LOCAL search_path = public; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s';
    SET LOCAL jit = off; SET LOCAL timezone = 'UTC'; SET LOCAL client_min_messages = warning;
    SET LOCAL work_mem = '${big ? '192MB' : '48MB'}'; SET LOCAL maintenance_work_mem = '${big ? '768MB' : '128MB'}';
    SET LOCAL idle_in_transaction_session_timeout = 0`)
  await refuseUnlessEmpty(client)
  const report = progress(options.onProgress)
  await client.query(
    `UPDATE bank SET is_demo = true, demo_seed = $1, demo_customers = $2, demo_merchants = $3,
            demo_transactions = $4, demo_loaded_at = $5`,
    [options.seed, options.customers, options.merchants, options.transactions, options.now],
  )
  const rules = await suspendRules(client)
  await storePlaceholders(client)
  const values = valuesOf(options)

  for (const name of scripts) {
    const title = titles[name]
    if (title) report.step(title.step, title.share)
    await run(client, name, values)
    if (name.startsWith('03')) Object.assign(values, await eventsOf(client, options))
    if (name.startsWith('05')) values.paid = await count(client, 'paid_merchants')
    if (name.startsWith('09')) await postLedger(client, options, values, report)
    if (name.startsWith('13')) await writeTransactions(client, report)
  }

  report.step('indexes and keys', 0.68)
  await restoreRules(client, rules, (done, of) => report.at(done / of))
  const rows = report.rows() + (await otherRows(client))
  report.step('done', 1)
  return { rows }
}

async function run(client: Client, name: string, values: Values): Promise<void> {
  try {
    await client.query(script(name, values))
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`
    throw error
  }
}

/** Where a step begins, as a share of the whole. */
const titles: Record<string, { step: string; share: number }> = {
  '01-functions.sql': { step: 'plan', share: 0 },
  '09-ledger.sql': { step: 'ledger', share: 0.04 },
  '10-open-work.sql': { step: 'customers and merchants', share: 0.28 },
  '13-transactions.sql': { step: 'transactions', share: 0.33 },
  '14-qr-eft.sql': { step: 'QR codes and EFT payments', share: 0.6 },
  '15-kyc.sql': { step: 'KYC records', share: 0.65 },
}

type Reporter = ReturnType<typeof progress>

function progress(onProgress: DemoOptions['onProgress']) {
  const shares = [...Object.values(titles).map(({ share }) => share), 0.68, 1]
  let step = ''
  let from = 0
  let rows = 0
  const tell = (share: number) => onProgress?.({ step, share, rows })
  return {
    step(title: string, share: number) {
      step = title
      from = share
      tell(share)
    },
    /** A share of the step under way, and the rows it added. */
    at(share: number, added = 0) {
      rows += added
      const next = shares.find((candidate) => candidate > from) ?? 1
      tell(from + (next - from) * share)
    },
    rows: () => rows,
  }
}

async function refuseUnlessEmpty(client: Client): Promise<void> {
  const lock = await client.query<{ free: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('phantom demo load')) AS free`,
  )
  if (!lock.rows[0]?.free) throw new DemoRefused('Another load of demo data is running: wait for it to end.')
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

function valuesOf({ customers, merchants, transactions, days, seed, timeZone, now }: DemoOptions): Values {
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
    transactions,
    days,
    seed,
    step: 15_485_863, // a prime beyond every size, so that multiplying by it permutes
    tz: quoted(timeZone),
    now: quoted(now.toISOString()),
    now_ms: now.getTime(),
    ordinary,
    signups,
    ordinary_before: ordinary - signups,
    people: quoted(JSON.stringify(people)),
    mismatched: mismatchedPerson,
    in_flight: Math.min(1000, Math.max(8, Math.round(transactions * 0.0006))),
    cashout_factor: 1,
    transfer_factor: 1,
  }
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`

async function eventsOf(client: Client, { transactions }: DemoOptions): Promise<Values> {
  const planted = await count(client, 'planted')
  const inFlight = Math.min(1000, Math.max(8, Math.round(transactions * 0.0006)))
  return {
    planted_rows: planted,
    events: Math.floor((transactions - planted - inFlight) / rowsPerEvent),
  }
}

async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

/** Posts the ledger in slices of some hours, so that progress shows. */
async function postLedger(client: Client, options: DemoOptions, values: Values, report: Reporter) {
  const hours = await count(client, 'hours')
  const slice = Math.ceil(hours / Math.min(60, Math.max(4, options.transactions / 50_000)))
  const most = options.transactions - Number(values.planted_rows)
  for (let from = 1; from <= hours; from += slice) {
    await client.query('INSERT INTO ledger SELECT * FROM pg_temp.post($1, $2, $3)', [
      from,
      from + slice - 1,
      most,
    ])
    report.at(Math.min(1, (from + slice) / hours))
  }
  await client.query('ANALYZE ledger')
}

async function writeTransactions(client: Client, report: Reporter) {
  const total = await count(client, 'ledger')
  const slice = Math.ceil(total / Math.min(20, Math.max(4, total / 50_000)))
  await client.query('CREATE UNIQUE INDEX ON ledger (seq)')
  for (let from = 1; from <= total; from += slice) {
    const range = [from, from + slice - 1]
    const written = await client.query<{ n: string }>('SELECT pg_temp.write_transactions($1, $2) AS n', range)
    report.at((from + slice / 2) / total, Number(written.rows[0]?.n))
    const events = await client.query<{ n: string }>(
      'SELECT pg_temp.write_transaction_events($1, $2) AS n',
      range,
    )
    report.at(Math.min(1, (from + slice) / total), Number(events.rows[0]?.n))
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
}

async function otherRows(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT ((SELECT count(*) FROM customers) + (SELECT count(*) FROM wallets) + (SELECT count(*) FROM merchants)
           + (SELECT count(*) FROM qr_codes) + (SELECT count(*) FROM eft_payments) + (SELECT count(*) FROM kyc_records)
           + (SELECT count(*) FROM kyc_documents) + (SELECT count(*) FROM kyc_events))::int AS n`,
  )
  return rows[0]?.n ?? 0
}

function explained(error: unknown): unknown {
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
    return new DemoRefused(
      'The disk of the database is full: free space and try again, the bank is still empty.',
    )
  if (code === '57014' || code === '57P01')
    return new DemoRefused('The load was cancelled: the bank is still empty.')
  return error
}
