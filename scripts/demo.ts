import { statfs } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { z } from 'zod'
import { migrate } from '@/lib/db/migrate'
import { env } from '@/lib/env'
import { DemoRefused, loadDemo } from '@/prisma/demo/load'
import { defaultDemo } from '@/prisma/demo/options'
import { storePlaceholders } from '@/prisma/demo/store-placeholders'
import { say, seconds, step } from './lib/progress'
import { Stop } from './lib/stop'
import { withDatabase } from './lib/with-database'

const usage =
  'npm run demo -- [--customers 5000] [--merchants 200] [--transactions 100000] [--days 90] [--seed 1] [--scale 1]'

const whole = (least: number, most: number) => {
  const error = () => `use a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}
const sizes = z.object({
  customers: whole(200, 5_000_000),
  merchants: whole(10, 100_000),
  transactions: whole(2_000, 50_000_000),
  days: whole(14, 365),
  seed: whole(0, 2_147_483_647),
})

// Measured at 1 000 000 transactions: tables and indexes, and as much again for the server's log and for sorting.
const bytesPerTransaction = 1_400
const bytesWhileLoading = 1_400

/** The sizes asked for on the command line. */
function asked(args: string[]): z.output<typeof sizes> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: { customers: text, merchants: text, transactions: text, days: text, seed: text, scale: text },
  })
  const { scale: factor = '1', ...given } = values
  const scale = z.object({ scale: whole(1, 500) }).parse({ scale: factor }).scale
  const scaled = {
    ...defaultDemo,
    customers: defaultDemo.customers * scale,
    merchants: defaultDemo.merchants * Math.ceil(Math.sqrt(scale)),
    transactions: defaultDemo.transactions * scale,
  }
  return sizes.parse({ ...scaled, ...given })
}

function sentence(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  const [issue] = error.issues
  const name = issue?.path.join('.')
  return `${name ? `--${name}: ` : ''}${issue?.message ?? 'not understood'}`
}

/** @throws Stop when the disk of the embedded database is too small for the load */
async function checkDisk(folder: string, transactions: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const needed = transactions * (bytesPerTransaction + bytesWhileLoading)
  if (bavail * bsize < needed) {
    throw new Stop(
      `Loading needs about ${gigabytes(needed)} of disk and ${folder} has ${gigabytes(bavail * bsize)} free: free some space or load fewer transactions.`,
    )
  }
}

/** The disk of a database elsewhere cannot be seen from here: says what the load will need of it. */
async function tellDisk(ownerUrl: string, transactions: number): Promise<void> {
  const client = new Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ bytes: string }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    )
    console.log(
      `The database holds ${gigabytes(Number(rows[0]?.bytes))}; the load adds about ${gigabytes(transactions * bytesPerTransaction)} and needs as much again while it runs. How much is free on its disk cannot be seen from here.`,
    )
  } finally {
    await client.end()
  }
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

async function run(size: z.output<typeof sizes>): Promise<void> {
  await withDatabase(async ({ ownerUrl, embedded }) => {
    if (embedded) await checkDisk(env().PHANTOM_DATA_DIR, size.transactions)
    await migrate(ownerUrl)
    if (!embedded) await tellDisk(ownerUrl, size.transactions)
    const started = performance.now()
    const { rows } = await step('demo data', (report) =>
      loadDemo(ownerUrl, {
        ...size,
        timeZone: env().BANK_TIME_ZONE,
        now: new Date(),
        onNotice: say,
        onProgress: (at) =>
          report(`${at.step}, ${Math.floor(at.share * 100)} %, ${at.rows.toLocaleString('en')} rows`),
      }),
    )
    await storePlaceholders()
    const took = performance.now() - started
    console.log(
      `${rows.toLocaleString('en')} rows in ${seconds(took)}, ${Math.round((rows / took) * 1000).toLocaleString('en')} a second. docs/demo-guide.md names what to look for.`,
    )
  })
}

let size: z.output<typeof sizes> | undefined
try {
  size = asked(process.argv.slice(2))
} catch (error) {
  console.error(`${sentence(error)}. Usage: ${usage}`)
  process.exitCode = 2
}
try {
  if (size) await run(size)
} catch (error) {
  throw error instanceof DemoRefused ? new Stop(error.message) : error
}
