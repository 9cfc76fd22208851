import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/free-port'
import { openSession } from '@/lib/testing/open-session'
import { waitForOk } from '@/scripts/lib/ready'
import type { Target } from './client'

export type Size = { name: string; customers: number; transactions: number; merchants: number }

/** A bank of some size that runs in full: database, worker and web process, without the simulator. */
export type Bank = {
  size: Size
  page(path: string): Target
  /** The scrape through the portal, and on METRICS_PORT. */
  scrape: Target
  internalScrape: Target
  /** Makes so many people with a session each; yields the headers that they send. @returns one for each */
  readers(people: number): Promise<Record<string, string>[]>
  /** Seconds of processor time the web process has used. */
  processor(): number
  /** As its owner. */
  databaseUrl(): Promise<string>
  /** Turns recording over in the running web process. */
  toggleRecording(): void
  /** Resident memory of the web process in bytes. */
  memory(): number
  /** Bytes that the web process holds once its garbage is collected. */
  held(): Promise<number>
  stop(): Promise<void>
}

const ROOT = resolve(import.meta.dirname, '..')
const TOKEN = randomBytes(32).toString('hex')
/** Handed to the bank that is started. */
const SESSION_SECRET = randomBytes(32).toString('hex')
const START_LIMIT_MS = 10 * 60_000

export const folderOf = ({ name }: Size) => join(ROOT, 'bench', '.data', name)
export const describe = ({ customers, transactions }: Size) =>
  `${thousands(customers)} customers, ${thousands(transactions)} transactions`

function thousands(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000} M` : `${count / 1_000} k`
}

/** Loads a bank of this size once; it is kept for the next run. */
export async function loadBank(size: Size): Promise<void> {
  const folder = folderOf(size)
  const done = join(folder, 'loaded')
  if (existsSync(done)) return
  mkdirSync(folder, { recursive: true })
  const { customers, transactions, merchants } = size
  const sizes = { customers, transactions, merchants }
  const args = Object.entries(sizes).flatMap(([name, count]) => [`--${name}`, String(count)])
  await finished(run(['scripts/run.mjs', 'demo', ...args], { PHANTOM_DATA_DIR: folder }))
  writeFileSync(done, '')
}

/** Starts a loaded bank; resolves when it is ready and has a snapshot. */
export async function startBank(size: Size, root = ROOT): Promise<Bank> {
  const folder = folderOf(size)
  const [port, metricsPort] = [await freePort(), await freePort()]
  const environment = {
    PHANTOM_DATA_DIR: folder,
    LOG_DIR: join(folder, 'logs'),
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    METRICS_TOKEN: TOKEN,
    SESSION_SECRET,
    METRICS_RATE_LIMIT: '1000000',
    SIMULATOR: 'off',
    BENCH_WEB_PID: join(folder, 'web.pid'),
    NODE_OPTIONS: `--import ${join(ROOT, 'bench', 'toggle.mjs')}`,
  }
  const child = run(['scripts/start.mjs'], environment, root)
  const ended = new AbortController()
  child.once('exit', () => ended.abort())
  const url = `http://127.0.0.1:${port}`
  const silence = await waitForOk(`${url}/monitoring/health`, START_LIMIT_MS, ended.signal)
  if (silence) child.kill('SIGTERM')
  if (silence) throw new Error(`the bank ${size.name} did not start: ${silence}`)
  const stop = async () => {
    child.kill('SIGTERM')
    if (!ended.signal.aborted) await new Promise((done) => child.once('exit', done))
  }
  const cookie = await session(folder).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const scraper = { authorization: `Bearer ${TOKEN}`, 'accept-encoding': 'gzip' }
  const pid = Number(readFileSync(join(folder, 'web.pid'), 'utf8'))
  return {
    size,
    page: (path) => ({ url: url + path, headers: { cookie, 'accept-encoding': 'gzip' } }),
    scrape: { url: `${url}/monitoring/metrics`, headers: scraper },
    internalScrape: { url: `http://127.0.0.1:${metricsPort}/monitoring/metrics`, headers: scraper },
    databaseUrl: async () => (await startEmbedded({ dataDir: folder })).ownerUrl, // finds it running
    readers: (people) => readers(folder, people),
    processor: () => processorSeconds(pid),
    toggleRecording: () => process.kill(pid, 'SIGUSR2'),
    memory: () => residentBytes(pid),
    held: () => heldBytes(pid, join(folder, 'web.pid.held')),
    stop,
  }
}

/** The demo's administrator, who signs in and asks for files. */
export const FIRST_ADMIN = `SELECT id FROM admin_users WHERE role = 'superadmin' AND status = 'active' ORDER BY created_at LIMIT 1`

/** The cookie of a session of theirs. */
async function session(dataDir: string): Promise<string> {
  const { ownerUrl } = await startEmbedded({ dataDir }) // finds it running
  return connected(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(FIRST_ADMIN)
    return cookieOf(client, rows)
  })
}

async function cookieOf(client: Client, [admin]: { id: string }[]): Promise<string> {
  if (!admin) throw new Error('nobody to open a session for')
  return `phantom-session=${(await openSession(client, admin.id, SESSION_SECRET)).cookie}`
}

async function connected<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** People of the bench, who never sign in: their sessions are made for them. */
async function readers(dataDir: string, people: number): Promise<Record<string, string>[]> {
  const { ownerUrl } = await startEmbedded({ dataDir })
  return connected(ownerUrl, async (client) => {
    const cookies: { cookie: string }[] = []
    for (let n = 0; n < people; n += 1) {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO admin_users (email, name, role, password_hash)
         SELECT 'reader-' || $1 || '@bench.example', 'Reader ' || $1, 'auditor', password_hash
           FROM admin_users ORDER BY created_at LIMIT 1
         ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
        [String(n)],
      )
      cookies.push({ cookie: await cookieOf(client, rows) })
    }
    return cookies
  })
}

/** User and system time. Source: proc_pid_stat(5), fields 14 and 15, in ticks of 10 ms */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

async function heldBytes(pid: number, file: string): Promise<number> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGWINCH')
  for (let look = 0; look < 100; look += 1) {
    if (existsSync(file)) return Number(readFileSync(file, 'utf8'))
    await wait(100)
  }
  throw new Error('the web process did not say what it holds')
}

/** Runs one of the product's own commands. */
export function run(args: string[], environment: Record<string, string>, cwd = ROOT) {
  const env = { ...process.env, ...environment }
  return spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

function finished(child: ReturnType<typeof run>): Promise<void> {
  return new Promise((done, reject) => {
    child.once('exit', (code) => (code === 0 ? done() : reject(new Error(`a command ended with ${code}`))))
  })
}
