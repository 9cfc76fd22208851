import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { GET, POST } from './route'

const TOKEN = 'the-alertmanager-of-the-tests-0123456789'
Object.assign(process.env, { ALERT_WEBHOOK_TOKEN: TOKEN, LOG_LEVEL: 'fatal' })
const { owner } = await testDatabase()
beforeAll(makeStaff)

const NEVER = '0001-01-01T00:00:00Z'
const START = '2026-11-24T10:00:00.123987654Z'
const END = '2026-11-24T10:30:00Z'

const alert = (changes: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'FrozenWallets', severity: 'warning', area: 'business' },
  annotations: { summary: '11 wallets are frozen' },
  startsAt: START,
  endsAt: NEVER,
  generatorURL: 'http://localhost:9090/graph',
  fingerprint: '9e9c3d3d7a3f0c11',
  ...changes,
})
const resolved = { status: 'resolved', endsAt: END }
const notification = (...alerts: object[]) => ({
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'portal',
  alerts,
})

type Options = { authorization?: string | null; type?: string; token?: string }

function post(
  body: unknown,
  { authorization = `Bearer ${TOKEN}`, type = 'application/json', token }: Options = {},
) {
  const headers = { ...(authorization && { authorization }), 'content-type': type }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return inRequest({ headers, ...(token && { token }) }, (request) => {
    const incoming = new Headers(request.headers)
    incoming.delete('origin') // a program sends none
    const sent = new Request(request.url, { method: 'POST', headers: incoming, body: text })
    return POST(Object.assign(sent, { nextUrl: request.nextUrl }) as typeof request, {
      params: Promise.resolve({}),
    })
  })
}

const rows = async () =>
  (
    await owner.query(
      'SELECT name, status, severity, area, starts_at, ends_at, annotations FROM alert_notifications',
    )
  ).rows

beforeEach(async () => {
  await owner.query('ALTER TABLE alert_notifications DISABLE TRIGGER USER')
  await owner.query('DELETE FROM alert_notifications')
  await owner.query('ALTER TABLE alert_notifications ENABLE TRIGGER USER')
})

describe('the door', () => {
  it('opens to the credential and to nothing else, not to a superadmin either', async () => {
    const token = await tokenFor('superadmin')
    const strangers: Options[] = [
      { authorization: null },
      { authorization: `Bearer ${TOKEN}x` },
      { authorization: `Bearer ${TOKEN.slice(1)}` },
      { authorization: 'Bearer' },
      { authorization: TOKEN },
      { authorization: null, token },
    ]
    for (const stranger of strangers) {
      const answer = await post(notification(alert()), stranger)
      expect(answer.status, stranger.authorization ?? 'none').toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
    expect(await rows()).toEqual([])
  })

  it('takes POST only', async () => {
    const answer = await inRequest({}, (request) => GET(request, { params: Promise.resolve({}) }))
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS')
  })

  it('refuses huge bodies before reading them, and other kinds of body', async () => {
    const huge = notification(alert({ annotations: { summary: 'x'.repeat(1_000_000) } }))
    expect((await post(huge)).status).toBe(413)
    expect((await post(notification(), { type: 'text/plain' })).status).toBe(415)
  })

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['another version', { ...notification(alert()), version: '3' }],
    ['no alerts', { version: '4' }],
    ['no name', notification(alert({ labels: { severity: 'warning' } }))],
    ['a strange fingerprint', notification(alert({ fingerprint: '../../etc' }))],
    ['no time', notification(alert({ startsAt: 'yesterday' }))],
    ['an unknown status', notification(alert({ status: 'pending' }))],
    ['labels that are no texts', notification(alert({ labels: { alertname: 'A', n: 1 } }))],
    ['an endless severity', notification(alert({ labels: { alertname: 'A', severity: 'x'.repeat(41) } }))],
  ])('answers 400 to %s and keeps nothing', async (_what, body) => {
    expect((await post(body)).status).toBe(400)
    expect(await rows()).toEqual([])
  })
})

describe('what is kept', () => {
  it('one row per fingerprint and start, however often it is delivered', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(notification(alert(), alert()))))
    for (const answer of answers) expect(answer.status).toBe(200)
    expect(await rows()).toMatchObject([
      { name: 'FrozenWallets', status: 'firing', severity: 'warning', area: 'business', ends_at: null },
    ])
    expect((await rows())[0]?.starts_at).toEqual(new Date('2026-11-24T10:00:00.123Z'))
    await post(notification(alert({ startsAt: '2026-11-24T11:00:00Z' })))
    expect(await rows()).toHaveLength(2)
  })

  it('keeps the newest words of what still fires', async () => {
    await post(notification(alert()))
    await post(notification(alert({ annotations: { summary: '12 wallets are frozen' } })))
    expect(await rows()).toMatchObject([{ annotations: { summary: '12 wallets are frozen' } }])
  })

  it('resolves it, and a late delivery opens nothing again', async () => {
    await post(notification(alert()))
    await post(notification(alert(resolved)))
    await post(notification(alert()))
    await post(notification(alert({ status: 'resolved', endsAt: '2026-11-24T12:00:00Z' })))
    expect(await rows()).toMatchObject([{ status: 'resolved', ends_at: new Date(END) }])
  })

  it('also when the resolution comes first, or in the same delivery', async () => {
    await post(notification(alert(resolved)))
    await post(notification(alert()))
    await post(notification(alert({ ...resolved, fingerprint: 'b' }), alert({ fingerprint: 'b' })))
    await post(notification(alert({ fingerprint: 'c' }), alert({ ...resolved, fingerprint: 'c' })))
    expect((await rows()).map(({ status }) => status)).toEqual(['resolved', 'resolved', 'resolved'])
  })

  it('names what has no severity and no area, and shows what cannot be kept', async () => {
    await post(notification(alert({ labels: { alertname: 'Odd' }, annotations: { summary: 'a\0b\ud800c' } })))
    expect(await rows()).toMatchObject([
      { name: 'Odd', severity: 'none', area: 'other', annotations: { summary: 'a\ufffdb\ufffdc' } },
    ])
  })

  it('not the watchdog, which always fires', async () => {
    const answer = await post(notification(alert({ labels: { alertname: 'Watchdog' } })))
    expect(await answer.json()).toEqual({ received: 1, changed: 0 })
    expect(await rows()).toEqual([])
  })
})
