import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { runningHub } from '@/lib/live/running-hub'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { GET, HEAD } from './route'

Object.assign(process.env, { LOG_LEVEL: 'fatal', SESSION_SECRET: 'tests-only-0123456789-abcdefghijklmnop' })
const bank = await testDatabase()

const context = { params: Promise.resolve({}) }
const ask = (token?: string) => inRequest({ token }, (request) => GET(request, context))

/** Turns of the hub's clock, far enough apart that it checks everybody again at each. */
let clock = performance.now()
const turn = () => {
  clock += 15_000
  return runningHub()?.turn(clock)
}

beforeAll(makeStaff)
beforeEach(() => bank.owner.query('DELETE FROM stat_snapshots'))
afterAll(async () => {
  await runningHub()?.close()
  await pool().end()
})

async function open(role: 'auditor' | 'support') {
  const answer = await ask(await tokenFor(role))
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no stream')
  const rest = async () => {
    let text = ''
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value
    return text
  }
  return { answer, reader, rest }
}

describe('the stream', () => {
  it('is for sessions only', async () => {
    expect((await ask()).status).toBe(401)
    expect((await ask('not a session')).status).toBe(401)
  })

  it('is neither stored, compressed nor buffered, and begins with what no proxy holds back', async () => {
    const { answer, reader } = await open('auditor')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(answer.headers.get('cache-control')).toMatch(/no-store.*no-transform/)
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
    const { value = '' } = await reader.read()
    expect(value.indexOf('\n\n')).toBeGreaterThan(2_000)
    await reader.cancel()
    await expect.poll(() => runningHub()?.count()).toBe(0)
  })

  it('is not opened by those who ask for its head', async () => {
    const token = await tokenFor('auditor')
    const answer = await inRequest({ token, method: 'HEAD' }, (request) => HEAD(request, context))
    expect(answer.status).toBe(200)
    expect(runningHub()?.count()).toBe(0)
  })

  it.each([
    ['is revoked', `UPDATE admin_sessions SET revoked_at = now(), revoked_reason = 'a test'`],
    [
      'expires',
      `UPDATE admin_sessions SET created_at = now() - interval '13 hours', expires_at = now() - interval '1 s'`,
    ],
    ['is idle for too long', `UPDATE admin_sessions SET last_seen_at = now() - interval '1 hour'`],
  ])('ends with a session that %s, at the next look', async (_, change) => {
    const { rest } = await open('support')
    await turn()
    expect(runningHub()?.count()).toBe(1)
    await bank.owner.query(change)
    await turn()
    expect(await rest()).toContain('event: end\ndata: {"reason":"session"}')
  })

  it('ends with an account that is disabled, and leaves the streams of others', async () => {
    const other = await open('auditor')
    const { rest } = await open('support')
    const { id } = await db().adminUser.findUniqueOrThrow({ where: { email: emailOf('support') } })
    await bank.owner.query(`UPDATE admin_users SET status = 'disabled', disabled_at = now() WHERE id = $1`, [
      id,
    ])
    await turn()
    await rest()
    expect(runningHub()?.count()).toBe(1)
    await other.reader.cancel()
  })

  it('is no activity: the session grows idle all the same', async () => {
    const { reader } = await open('auditor')
    await bank.owner.query(`UPDATE admin_sessions SET last_seen_at = now() - interval '10 minutes'`)
    const seen = () => bank.owner.query('SELECT last_seen_at FROM admin_sessions ORDER BY 1')
    const before = await seen()
    for (let turns = 0; turns < 3; turns += 1) await turn()
    expect((await seen()).rows).toEqual(before.rows)
    await reader.cancel()
  })
})
