import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { DemoRefused, loadDemo } from './load'
import { defaultDemo } from './options'
import { rulesTable } from './rules'

const bank = await testDatabase()
const size = { customers: 600, merchants: 20, transactions: 20_000, days: 30, seed: 4 }
const timeZone = 'Africa/Gaborone'
const now = new Date('2026-11-20T15:20:00Z')

/** Loads in a process of its own and kills it when it comes to that step. */
async function killAt(step: string): Promise<void> {
  const program = `
    import { loadDemo } from './prisma/demo/load.ts'
    const onProgress = ({ step }) => process.stdout.write(step + '\\n')
    await loadDemo(process.env.OWNER_URL, { ...${JSON.stringify(size)}, timeZone: '${timeZone}', now: new Date('${now.toISOString()}'), onProgress })
    process.stdout.write('finished\\n')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    env: { ...process.env, OWNER_URL: bank.ownerUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).not.toBe('finished')
    if (line === step) child.kill('SIGKILL')
  }
  const [, signal] = await exit
  expect(signal).toBe('SIGKILL')
}

/** Everything about the tables that the migrations decide. */
async function rules(): Promise<string> {
  const { rows } = await bank.owner.query<{ all: string }>(
    `SELECT (SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text, ';' ORDER BY conrelid::regclass::text, conname)
               FROM pg_constraint WHERE connamespace = 'public'::regnamespace)
         || (SELECT string_agg(indexdef, ';' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public')
         || (SELECT string_agg(tgrelid::regclass || ' ' || tgname || tgenabled::text, ';' ORDER BY tgrelid::regclass::text, tgname)
               FROM pg_trigger WHERE NOT tgisinternal) AS all`,
  )
  return rows[0]?.all ?? ''
}

async function one(sql: string): Promise<unknown> {
  return (await bank.owner.query<Record<string, unknown>>(sql)).rows[0]
}

it('takes back what a failed load wrote', async () => {
  const before = await rules()
  let cancelled: Promise<unknown> = Promise.resolve()
  const onProgress = ({ step }: { step: string }) => {
    if (step !== 'customers and wallets') return
    cancelled = bank.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  }
  await expect(loadDemo(bank.ownerUrl, { ...size, timeZone, now, onProgress })).rejects.toThrow(DemoRefused)
  await cancelled
  // Its connection is gone, so the next load takes the rest back.
  const notices: string[] = []
  const impossible = {
    ...size,
    timeZone: 'Nowhere/Here',
    now,
    onNotice: (text: string) => notices.push(text),
  }
  await expect(loadDemo(bank.ownerUrl, impossible)).rejects.toThrow('Nowhere/Here')
  expect(notices).toHaveLength(1)
  expect(
    await one('SELECT is_demo, demo_seed, (SELECT count(*)::int FROM admin_users) AS staff FROM bank'),
  ).toEqual({
    is_demo: false,
    demo_seed: null,
    staff: 0,
  })
  expect(await rules()).toBe(before)
}, 180_000)

it('clears away a killed load and begins again', async () => {
  const before = await rules()
  for (const step of ['transactions', 'indexes and keys']) {
    await killAt(step)
    expect(await one('SELECT is_demo, demo_loaded_at FROM bank')).toEqual({
      is_demo: true,
      demo_loaded_at: null,
    })
  }
  const notices: string[] = []
  await loadDemo(bank.ownerUrl, {
    ...defaultDemo,
    timeZone,
    now,
    repeatUnfinished: true,
    onNotice: (sentence) => notices.push(sentence),
  })
  expect(notices).toEqual([
    'An earlier load of demo data did not finish: it is cleared away and begins again.',
  ])
  expect(await one('SELECT count(*)::int AS n, min(demo_seed)::int AS seed FROM transactions, bank')).toEqual(
    {
      n: size.transactions,
      seed: size.seed,
    },
  )
  expect(await one(`SELECT demo_loaded_at, to_regclass('${rulesTable}') AS notes FROM bank`)).toEqual({
    demo_loaded_at: now,
    notes: null,
  })
  expect(await rules()).toBe(before)
}, 180_000)
