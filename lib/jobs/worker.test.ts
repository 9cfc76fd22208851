import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { nextStart } from './run'

const bank = await testDatabase()
const logs = mkdtempSync(join(tmpdir(), 'worker-test-'))
const started: ChildProcess[] = []

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(logs, { recursive: true, force: true })
})

/** A worker in a process of its own, and a way to wait for a line of its log. */
function startWorker(name: string) {
  const child = spawn('node', ['--conditions=react-server', '--import', 'tsx', 'worker.ts'], {
    env: {
      ...process.env,
      LOG_DIR: join(logs, name),
      LOG_LEVEL: 'info',
      METRICS_COLLECTION_INTERVAL: '1s',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  started.push(child)
  let output = ''
  const line = (part: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(part)) resolve()
      }
      child.stdout?.on('data', look)
      child.once('exit', (code) => reject(new Error(`the worker ended with ${code}: ${output}`)))
      look()
    })
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, line, exit }
}

const snapshots = async () =>
  Number((await bank.portal.query('SELECT count(*) AS n FROM stat_snapshots')).rows[0]?.n)

describe('two workers', () => {
  it('one leads; when it is killed the other takes over within 10 s; each ends orderly when told', async () => {
    const first = startWorker('first')
    await first.line('"msg":"leading"')
    const second = startWorker('second')
    await second.line('another worker is leading')

    const killed = performance.now()
    first.child.kill('SIGKILL')
    await second.line('"msg":"leading"')
    expect(performance.now() - killed).toBeLessThan(10_000)

    const before = await snapshots()
    await expect.poll(snapshots, { timeout: 10_000, interval: 200 }).toBeGreaterThan(before)
    second.child.kill('SIGTERM')
    expect(await second.exit).toBe(0)

    const { rows } = await bank.portal.query('SELECT data FROM stat_snapshots')
    expect(rows.every(({ data }) => data.version === 1)).toBe(true)
  }, 45_000)

  it('a worker ends when its supervisor is gone', async () => {
    const orphan = startWorker('orphan')
    await orphan.line('"msg":"leading"')
    orphan.child.disconnect()
    expect(await orphan.exit).toBe(0)
  }, 30_000)
})

describe('the schedule', () => {
  it('starts on multiples of the interval, never at once again', () => {
    expect(nextStart(15_000, 1_000)).toBe(15_000)
    expect(nextStart(15_000, 15_000)).toBe(30_000)
    expect(nextStart(15_000, 44_999)).toBe(45_000)
  })
})
