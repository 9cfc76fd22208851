import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeDataFolder } from './lib/data-folder'

/** What a start that fails prints last, and its exit code. */
async function failingStart(env: Record<string, string>): Promise<{ code: number; sentence: string }> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const read = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const [code] = await once(child, 'close')
  return { code, sentence: printed.trim().split('\n').at(-1) ?? '' }
}

describe('a start that cannot succeed says so in one sentence', () => {
  let folder: string
  const settings = (data: string) => ({
    PORT: '7159',
    PHANTOM_DATA_DIR: join(folder, data),
    LOG_DIR: join(folder, data, 'logs'),
  })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phantom-start-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('with a wrong value', async () => {
    const { code, sentence } = await failingStart({ ...settings('value'), BANK_TIME_ZONE: 'Asia/Kolkata' })
    expect(sentence).toMatch(/^BANK_TIME_ZONE is “Asia\/Kolkata”: use a time zone a whole number of hours/)
    expect(code).toBe(1)
  })

  it('with a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, sentence } = await failingStart({ ...settings('port'), PORT: String(port) })
    server.close()
    expect(sentence).toBe(
      `Port ${port} is taken by another program: end it or choose another, as in PORT=8080.`,
    )
    expect(code).toBe(1)
  })

  it('with a data folder that is in use', async () => {
    const { PHANTOM_DATA_DIR } = settings('used')
    const lock = takeDataFolder(PHANTOM_DATA_DIR, { url: 'http://localhost:1234' })
    const { code, sentence } = await failingStart(settings('used'))
    lock.release()
    expect(sentence).toMatch(
      /^The bank in .+used is running already at http:\/\/localhost:1234, process \d+: use that one/,
    )
    expect(code).toBe(1)
  })

  it('with a file where a folder should be', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { code, sentence } = await failingStart(settings('file'))
    expect(sentence).toMatch(/file is not a folder: .+ choose another folder with PHANTOM_DATA_DIR\.$/)
    expect(code).toBe(1)
  })

  it('with a folder that cannot be written', async () => {
    // Not even root makes folders in /sys.
    const { code, sentence } = await failingStart({ ...settings('x'), PHANTOM_DATA_DIR: '/sys/phantom' })
    expect(sentence).toMatch(/^\/sys\/phantom cannot be written by this user: change its owner or rights/)
    expect(code).toBe(1)
  })

  it('with a database that does not answer', async () => {
    const DATABASE_URL = 'postgresql://portal:hunter2@127.0.0.1:1/bank'
    const { code, sentence } = await failingStart({ ...settings('database'), DATABASE_URL })
    expect(sentence).toBe(
      'The database at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL, or unset it to use the embedded one.',
    )
    expect(code).toBe(1)
  }, 40_000)
})
