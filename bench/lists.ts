import { Client } from 'pg'
import { startEmbedded } from '@/lib/db/embedded'
import { SEARCH_GROUPS } from '@/lib/domain/search/constants'
import { search } from '@/lib/domain/search/data'
import { listTransactions } from '@/lib/domain/transactions/data'
import { transactionList } from '@/lib/domain/transactions/schema'
import { parseList } from '@/lib/list/parse'
import { type DeclaredEntry, declaredEntries } from '@/lib/testing/declared-lists'
import { describe, folderOf, type Size } from './bank'
import { type Measured, median, quantile } from './measure'

const TIMES = 20

type Sample = { id: string; full_name: string; phone: string; identity_number: string | null }

/** The lists and searches of a loaded bank: only its database runs, the queries are the product's own. */
async function withDatabase<T>(size: Size, work: (client: Client) => Promise<T>): Promise<T> {
  const database = await startEmbedded({ dataDir: folderOf(size) })
  process.env.DATABASE_URL = database.portalUrl
  process.env.DATABASE_OWNER_URL = database.ownerUrl
  const client = new Client({ connectionString: database.portalUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Milliseconds of each, all of them done once before: what is measured is the query, not the disk. */
async function timesOf(work: (n: number) => Promise<unknown>, times = TIMES): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < 2 * times; n += 1) {
    const started = performance.now()
    await work(n % times)
    if (n >= times) taken.push(performance.now() - started)
  }
  return taken
}

/** As many rows by their keys as a page has: what each time is shown beside. */
const keyReads = (client: Client, ids: string[]) =>
  timesOf(() => client.query('SELECT * FROM transactions WHERE id = ANY($1)', [ids]))

function held(title: string, taken: readonly number[], atMost: number, control: number): Measured {
  const value = quantile(taken, 0.95)
  return {
    title: `${title}, p95`,
    value,
    unit: 'milliseconds',
    bar: { atMost },
    middle: median(taken),
    detail: `median ${median(taken).toFixed(1)} ms; ${(median(taken) / control).toFixed(1)} × a page read by its keys`,
  }
}

/** The slowest of the filter × order pairs that the lists declare, and keyset pages at any depth. */
export function listsBenchmark(size: Size, entries: number): Promise<Measured[]> {
  return withDatabase(size, async (client) => {
    const { rows } = await client.query(
      `SELECT id, customer_id AS customer, wallet_id AS wallet FROM transactions ORDER BY created_at DESC LIMIT 25`,
    )
    const merchants = await client.query('SELECT id FROM merchants ORDER BY created_at LIMIT 1')
    const ids: Record<string, string> = { ...rows[0], merchant: merchants.rows[0].id }
    const control = median(
      await keyReads(
        client,
        rows.map(({ id }) => id),
      ),
    )
    const results: Measured[] = []
    const slowest: (DeclaredEntry & { taken: number })[] = []
    for (const { name, read } of declaredEntries((filter) => ids[filter] ?? '')) {
      slowest.push({ name, read, taken: median(await timesOf(read, 3)) })
    }
    slowest.sort((a, b) => b.taken - a.taken)
    for (const { name, read } of slowest.slice(0, entries))
      results.push(held(name, await timesOf(read), 50, control))
    const { rows: deep } = await client.query<{ at: string; id: string }>(
      `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, id
       FROM transactions ORDER BY created_at DESC, id DESC OFFSET 250000 LIMIT 1`,
    )
    const after = Buffer.from(JSON.stringify(['-created', deep[0]?.at, deep[0]?.id])).toString('base64url')
    const page = (params: Record<string, string>) =>
      timesOf(() => listTransactions(parseList(transactionList, params)), 40)
    const [first, far] = [await page({}), await page({ after })]
    results.push(held('The first page of transactions', first, 5, control))
    results.push({
      title: 'Page 10 000 of transactions / the first',
      value: median(far) / median(first),
      unit: 'ratio',
      bar: { atMost: 1.5 },
      detail: `${median(far).toFixed(1)} ms / ${median(first).toFixed(1)} ms`,
    })
    const of = `(${describe(size)})`
    return results.map((result) => ({ ...result, title: `${result.title} ${of}` }))
  })
}

/** What a clerk types, against a different record each time. */
export function searchBenchmark(size: Size): Promise<Measured[]> {
  return withDatabase(size, async (client) => {
    const { rows } = await client.query<Sample>(
      'SELECT id, full_name, phone, identity_number FROM customers TABLESAMPLE SYSTEM (1) WHERE identity_number IS NOT NULL LIMIT 50',
    )
    const { rows: moved } = await client.query<{ id: string; reference: string }>(
      'SELECT id, reference FROM transactions TABLESAMPLE SYSTEM (0.1) LIMIT 50',
    )
    const control = median(
      await keyReads(
        client,
        moved.slice(0, 25).map(({ id }) => id),
      ),
    )
    const person = (n: number): Sample => rows[n % rows.length] as Sample
    const movement = (n: number) => moved[n % moved.length]?.reference ?? ''
    const customers = (typed: (n: number) => string) => timesOf((n) => search(typed(n), ['customers'], 5), 40)
    const words = (n: number) => person(n).full_name.split(' ')
    const results = [
      held('Customer by whole phone', await customers((n) => person(n).phone), 5, control),
      held('Customer by the last six digits', await customers((n) => person(n).phone.slice(-6)), 5, control),
      held(
        'Customer by identity number',
        await customers((n) => person(n).identity_number ?? ''),
        5,
        control,
      ),
      held(
        'Customer by the start of a name',
        await customers((n) => words(n)[0]?.slice(0, 2) ?? ''),
        5,
        control,
      ),
      held(
        'Customer by three letters inside',
        await customers((n) => words(n)[1]?.slice(1, 4) ?? ''),
        50,
        control,
      ),
      held(
        'Customer by both words turned round',
        await customers((n) => words(n).toReversed().join(' ')),
        50,
        control,
      ),
      held(
        'Customer with a slip in the name',
        await customers((n) => `${words(n)[0]} ${words(n)[1]?.slice(0, -2)}qi`),
        400,
        control,
      ),
      held(
        'Transaction by reference',
        await timesOf((n) => search(movement(n), ['transactions'], 5), 40),
        5,
        control,
      ),
      held(
        'Transaction by the start of a reference',
        await timesOf((n) => search(movement(n).slice(0, 15), ['transactions'], 5), 40),
        50,
        control,
      ),
      held(
        'Everything by a name',
        await timesOf((n) => search(person(n).full_name, SEARCH_GROUPS, 5), 40),
        150,
        control,
      ),
      held(
        'Transactions list by customer name',
        await timesOf((n) => listTransactions(parseList(transactionList, { q: person(n).full_name })), 40),
        150,
        control,
      ),
    ]
    return results.map((result) => ({ ...result, title: `${result.title} (${describe(size)})` }))
  })
}
