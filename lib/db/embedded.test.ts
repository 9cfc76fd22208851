import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, startEmbedded } from './embedded'
import { stopWithThisProcess } from './embedded/guard'

const folder = mkdtempSync(join(tmpdir(), 'phantom-embedded-'))
chmodSync(folder, 0o711)
const dataDir = join(folder, 'bank')
mkdirSync(dataDir, { mode: 0o711 })
chmodSync(dataDir, 0o711)
const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), folder)
let running: EmbeddedDatabase | undefined

afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => {
  release()
  rmSync(folder, { recursive: true, force: true })
})

const start = async (port?: number) => {
  running = await startEmbedded({ dataDir, durable: false, ...(port && { port }) })
  return running
}
const data = () => realpathSync(join(dataDir, 'postgres', 'data'))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

describe('the embedded database', { timeout: 60_000 }, () => {
  it('comes up with its logins, and keeps what was written and its port', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer')
    expect(
      await ask(first.portalUrl, "SELECT current_user::text, current_setting('statement_timeout')"),
    ).toEqual(['phantom_portal', '5s'])
    await first.stop()
    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await ask(second.ownerUrl, 'SELECT answer FROM kept')).toEqual([42])
  })

  it('is found when it runs already', async () => {
    const [first, second] = [await start(), await start()]
    expect(second.pid).toBe(first.pid)
  })

  it('keeps its passwords from other users', async () => {
    await start()
    for (const login of ['superuser', 'owner', 'portal']) {
      expect(statSync(join(dataDir, 'secrets', `database-${login}-password`)).mode & 0o777).toBe(0o600)
    }
  })

  it('recovers after kill -9', async () => {
    const first = await start()
    process.kill(first.pid, 'SIGKILL')
    const second = await start()
    expect(second.pid).not.toBe(first.pid)
    expect(await ask(second.ownerUrl, 'SELECT answer FROM kept')).toEqual([42])
  })

  it('is not fooled by a postmaster.pid whose number is another program by now', async () => {
    await (await start()).stop()
    const file = join(data(), 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${data()}\n1\n5432\n\n127.0.0.1\n`)
    expect((await start()).pid).not.toBe(process.pid)
  })

  it('takes another port when its last one is taken, and refuses when that one was asked for', async () => {
    const { port, stop } = await start()
    await stop()
    const thief = await new Promise<Server>((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
    })
    await expect(start(port)).rejects.toThrow(`Port ${port} is taken by another program`)
    expect((await start()).port).not.toBe(port)
    thief.close()
  })

  it('says in one sentence what it cannot open, and leaves it as it is', async () => {
    await (await start()).stop()
    const version = join(data(), 'PG_VERSION')
    const original = readFileSync(version)
    writeFileSync(version, '15\n')
    await expect(start()).rejects.toThrow(/is of PostgreSQL 15 and this version brings 18/)
    writeFileSync(version, original)
    const secret = join(dataDir, 'secrets', 'database-superuser-password')
    const password = readFileSync(secret)
    rmSync(secret)
    await expect(start()).rejects.toThrow(/database-superuser-password is missing/)
    writeFileSync(secret, password, { mode: 0o600 })
    expect(await ask((await start()).ownerUrl, 'SELECT answer FROM kept')).toEqual([42])
  })

  it('says that a file is in the way of the data folder', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(startEmbedded({ dataDir: file })).rejects.toThrow(/is in the way/)
  })

  it.runIf(process.getuid?.() === 0)('runs for root below a private folder', async () => {
    const secretly = mkdtempSync(join(tmpdir(), 'phantom-private-')) // 0700, as /root is
    const database = await startEmbedded({ dataDir: join(secretly, 'bank'), durable: false })
    const place = realpathSync(join(secretly, 'bank', 'postgres'))
    try {
      expect(await ask(database.portalUrl, 'SELECT 1')).toEqual([1])
      expect(statSync(join(place, 'data')).uid).not.toBe(0)
      execFileSync('cp', ['-a', join(secretly, 'bank'), join(secretly, 'copy')])
      await expect(startEmbedded({ dataDir: join(secretly, 'copy') })).rejects.toThrow(/is a copy of/)
    } finally {
      await database.stop()
      rmSync(place, { recursive: true })
      rmSync(secretly, { recursive: true })
    }
    expect(existsSync(place)).toBe(false)
  })
})
