import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { inlined } from '@/lib/db/literals'
import { allTransactions } from '@/lib/domain/transactions/data'
import { transactionList } from '@/lib/domain/transactions/schema'
import { parseList } from '@/lib/list/parse'
import { type Bank, describe, FIRST_ADMIN } from './bank'
import { ask, askInTurn, type Target } from './client'
import { alternate, type Measured, quantile } from './measure'

const ROUNDS = 3
const PAGE = '/admin/customers'
const PAGES = 40
const SAMPLE_MS = 50
const SETTLE_MS = 3_000
const MEBIBYTE = 2 ** 20

/**
 * Every transaction of a bank as a file, all columns, through the portal: against COPY of the same rows from the same
 * database, what it costs the process meanwhile, and what it costs those who open a page.
 */
export async function exportsBenchmark(bank: Bank): Promise<Measured[]> {
  const client = new Client({ connectionString: await bank.databaseUrl() })
  await client.connect()
  try {
    const { rows: copied } = await copyRows(client)
    const file = async (ending = '') => {
      const taken = await download(client, bank, ending)
      if (taken.rows !== copied) throw new Error(`the file has ${taken.rows} rows, COPY ${copied}`)
      return copied / taken.seconds
    }
    const copy = async () => copied / (await copyRows(client)).seconds
    const plain = await alternate(() => file(), copy, ROUNDS)
    const gzipped = await alternate(() => file('?gzip'), copy, ROUNDS)

    await wait(SETTLE_MS)
    const idle = bank.memory()
    const [, highest] = await whileSampling(bank, async () => {
      await file()
      await file('?gzip')
    })
    const quiet = await askInTurn(bank.page(PAGE), PAGES)
    const meanwhile = await whileExporting(file, () => askInTurn(bank.page(PAGE), PAGES))
    const [with95, without95] = [quantile(meanwhile, 0.95), quantile(quiet, 0.95)]

    const what = `(${describe(bank.size)}, ${copied} rows)`
    const rates = ({ subject, control }: { subject: number; control: number }) =>
      `${Math.round(subject / 1000)} k against ${Math.round(control / 1000)} k rows/s`
    return [
      {
        title: `A CSV file of all transactions / COPY of the same rows ${what}`,
        value: plain.ratio,
        unit: 'ratio',
        bar: { atLeast: 0.9 },
        detail: rates(plain),
      },
      {
        title: `The same compressed / COPY of the same rows ${what}`,
        value: gzipped.ratio,
        unit: 'ratio',
        bar: { atLeast: 0.3 },
        detail: rates(gzipped),
      },
      {
        title: `Memory of the web process over idle while it sends them, MiB ${what}`,
        value: (highest - idle) / MEBIBYTE,
        unit: 'MiB',
        bar: { atMost: 32 },
        detail: `${Math.round(idle / MEBIBYTE)} MiB before`,
      },
      {
        title: `Pages meanwhile, 95th percentile: with / without a file being sent ${what}`,
        value: with95 / without95,
        unit: 'ratio',
        bar: { atMost: 2.5 },
        detail: `${with95.toFixed(1)} ms / ${without95.toFixed(1)} ms`,
      },
    ]
  } finally {
    await client.end()
  }
}

/** What the export has the database run. */
async function statement(): Promise<string> {
  const rows = await allTransactions.rows(parseList(transactionList, {}), allTransactions.columns, {
    format: 'csv',
    whole: false,
  })
  if (!rows) throw new Error('a list without filters has rows')
  return inlined(rows)
}

/** COPY of the same rows, which are read and dropped. */
async function copyRows(client: Client): Promise<{ seconds: number; rows: number }> {
  const started = performance.now()
  const copy = client.query(to(`COPY (${await statement()}) TO STDOUT (FORMAT csv)`))
  copy.resume()
  await finished(copy)
  return { seconds: (performance.now() - started) / 1000, rows: copy.rowCount }
}

/** Asks for a file as the form does, and takes it. */
async function download(
  client: Client,
  bank: Bank,
  ending: string,
): Promise<{ seconds: number; rows: number }> {
  const columns = allTransactions.columns.map(({ name }) => name).join()
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO exports (requested_by, list, query, format, columns, contains_pii)
     SELECT id, 'transactions', '', 'csv', $1, false FROM (${FIRST_ADMIN}) maker RETURNING id`,
    [columns],
  )
  const id = rows[0]?.id
  const file: Target = bank.page(`/api/exports/${id}/file${ending}`)
  const milliseconds = await ask(file)
  return { seconds: milliseconds / 1000, rows: await rowsOfFile(client, id) }
}

/** The end of an export is kept just after its last byte. */
async function rowsOfFile(client: Client, id: string | undefined): Promise<number> {
  for (let look = 0; look < 100; look += 1) {
    const { rows } = await client.query<{ status: string; rows: number }>(
      'SELECT status, row_count::int AS rows FROM exports WHERE id = $1',
      [id],
    )
    if (rows[0]?.status === 'completed') return rows[0].rows
    await wait(50)
  }
  throw new Error('the export did not end')
}

/** @returns what the work returned, and the most memory that the process had meanwhile */
async function whileSampling<T>(bank: Bank, work: () => Promise<T>): Promise<[T, number]> {
  let highest = bank.memory()
  const timer = setInterval(() => {
    highest = Math.max(highest, bank.memory())
  }, SAMPLE_MS)
  try {
    return [await work(), highest]
  } finally {
    clearInterval(timer)
  }
}

/** Does the work while one file after the other is being taken. */
async function whileExporting<T>(file: () => Promise<number>, work: () => Promise<T>): Promise<T> {
  let over = false
  const exporting = (async () => {
    while (!over) await file()
  })()
  try {
    return await work()
  } finally {
    over = true
    await exporting
  }
}
