import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { db } from './client'
import { startEmbedded } from './embedded'
import { stopWithThisProcess } from './embedded/guard'
import { pool } from './pool'
import { transaction } from './transaction'

const dataDir = mkdtempSync(join(tmpdir(), 'phantom-outage-'))
chmodSync(dataDir, 0o711)
const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), dataDir)
let server = await startEmbedded({ dataDir, durable: false })
process.env.DATABASE_URL = server.portalUrl

afterAll(async () => {
  await pool().end()
  await server.stop()
  release()
  rmSync(dataDir, { recursive: true, force: true })
})

const ask = () => db().$queryRaw`SELECT 1 AS one`
const asks = { statement: ask, transaction: () => transaction((tx) => tx.$queryRaw`SELECT 1 AS one`) }

async function expectOutage(question: () => Promise<unknown>, withinMs: number): Promise<void> {
  const started = performance.now()
  await expect(question()).rejects.toMatchObject({ name: 'DatabaseUnreachableError' })
  expect(performance.now() - started).toBeLessThan(withinMs)
}

it.each(Object.entries(asks))(
  'a %s says within 2.5 s that the database is stopped',
  { timeout: 30_000 },
  async (_, question) => {
    await question()
    await server.stop()
    await expectOutage(question, 2_500)
    await expectOutage(question, 2_500)
    server = await startEmbedded({ dataDir, durable: false })
    await expect(question()).resolves.toEqual([{ one: 1 }])
  },
)

it('a statement ends, and says so, when its connection is cut', async () => {
  const asleep = db().$queryRaw`SELECT pg_sleep(4)`
  const outage = expectOutage(() => asleep, 4_000)
  await expect
    .poll(
      async () =>
        (
          await pool().query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'",
          )
        ).rowCount,
    )
    .toBe(1)
  await outage
  await ask()
})

it('a full pool answers within 2.5 s instead of waiting', async () => {
  const held = await Promise.all(Array.from({ length: 10 }, () => pool().connect()))
  await expectOutage(ask, 2_500)
  for (const client of held) client.release()
  await ask()
})
