import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { logFile } from './log-file'

const folder = mkdtempSync(join(tmpdir(), 'log-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Logs in a process of its own, ends orderly and exits with 7: whatever happened to the log. */
const PROGRAM = `
import { startLog, stopLog } from '@/lib/log'
import { enterRequest } from '@/lib/metrics/request-record'
const log = startLog('web')
enterRequest({ id: 'request-1', operations: 0, operationSeconds: 0, errorCounted: false })
log.info({ password: 'hunter2', headers: { authorization: 'Bearer hunter2' } }, 'a\\r\\n\\x1b[31m{"level":"fatal"}')
for (let i = 0; i < 200; i += 1) log.info('x'.repeat(1000))
await new Promise((resolve) => setTimeout(resolve, 50))
await stopLog('the end')
process.exitCode = 7
`

async function run(logDir: string, stdout: number | 'pipe'): Promise<number | null> {
  const child = spawn(
    'node',
    ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', PROGRAM],
    { env: { ...process.env, LOG_DIR: logDir, LOG_LEVEL: 'info' }, stdio: ['ignore', stdout, 'inherit'] },
  )
  child.stdout?.destroy() // a reader that goes away: writes then fail with EPIPE
  return new Promise((resolve) => child.once('exit', resolve))
}

describe('the log', () => {
  it('keeps one JSON line per event with the request id, and no secret', async () => {
    const null_ = openSync('/dev/null', 'w')
    expect(await run(join(folder, 'logs'), null_)).toBe(7)
    closeSync(null_)
    const text = readFileSync(join(folder, 'logs/phantom_banking.log'), 'utf8')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(203)
    expect(lines[0]).toMatchObject({ level: 'info', process: 'web', msg: 'process started' })
    expect(lines[1]).toMatchObject({ requestId: 'request-1', level: 'info' })
    expect(lines.at(-1)).toMatchObject({ msg: 'process stopping', reason: 'the end' })
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain('\x1b')
  })

  it('does not kill its process when stdout is full, closed, or the folder cannot be written', async () => {
    const full = openSync('/dev/full', 'w')
    expect(await run('/dev/null/logs', full)).toBe(7)
    closeSync(full)
    expect(await run('/dev/null/logs', 'pipe')).toBe(7)
  })

  it('turns to a new file at a size without losing or splitting a line', async () => {
    const directory = join(folder, 'rotated')
    const file = logFile(directory, 'portal.log', (error) => expect.unreachable(error.message), '16K')
    const count = 1_000
    for (let n = 0; n < count; n += 1) {
      file.write(`${JSON.stringify({ n, filler: 'x'.repeat(100) })}\n`)
      if (n % 100 === 99) await new Promise((resolve) => setImmediate(resolve))
    }
    await file.close()
    const names = readdirSync(directory).filter((name) => name.startsWith('portal.log'))
    expect(names.length).toBeGreaterThan(3)
    const lines = names.flatMap((name) => readFileSync(join(directory, name), 'utf8').trimEnd().split('\n'))
    const numbers = lines.map((line): number => JSON.parse(line).n).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: count }, (_, n) => n))
  })
})
