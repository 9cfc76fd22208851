import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NextRequest } from 'next/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/alerts/webhook/route'
import { silenceAlert } from '@/lib/domain/alerts/actions'
import { freePort } from '@/lib/free-port'
import { testDatabase } from '@/lib/testing/database'
import { runProgram } from '@/lib/testing/program'
import { inRequest } from '@/lib/testing/request'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { without } from '@/lib/testing/without'
import { activeAlerts, refreshActiveAlerts } from './alertmanager'
import { ask } from './neighbour'

const TOKEN = 'the-alertmanager-of-the-tests-0123456789'
const port = await freePort()
Object.assign(process.env, {
  ALERT_WEBHOOK_TOKEN: TOKEN,
  ALERTMANAGER_URL: `http://127.0.0.1:${port}`,
})
const { owner } = await testDatabase()

const labels = { alertname: 'FrozenWallets', severity: 'warning', area: 'business', instance: 'a"b\\c' }
const alerts = async () =>
  (await owner.query('SELECT id, name, status, ends_at, labels FROM alert_notifications ORDER BY starts_at'))
    .rows
const heard = async () => {
  await refreshActiveAlerts()
  const now = activeAlerts()
  return now.state === 'connected' ? now.alerts : null
}

/** What the portal's webhook does with a request, at an address that Alertmanager can post to. */
async function webhook(): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const request = new NextRequest('http://portal/api/alerts/webhook', {
      method: 'POST',
      headers: incoming.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    })
    const answer = await inRequest({}, () => POST(request, { params: Promise.resolve({}) }))
    outgoing.writeHead(answer.status).end(await answer.text())
  })
  const at = await freePort()
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  return `http://127.0.0.1:${at}/`
}

async function startAlertmanager(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-alertmanager-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const configuration = {
    route: { receiver: 'portal', group_by: ['alertname'], group_wait: '50ms', group_interval: '100ms' },
    receivers: [
      {
        name: 'portal',
        webhook_configs: [
          {
            url: await webhook(),
            http_config: { authorization: { type: 'Bearer', credentials: TOKEN } },
          },
        ],
      },
    ],
  }
  writeFileSync(join(folder, 'alertmanager.yml'), JSON.stringify(configuration)) // JSON is YAML
  await runProgram(
    'prometheus-alertmanager',
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    `http://127.0.0.1:${port}/-/ready`,
  )
}

describe.skipIf(without('prometheus-alertmanager'))(
  'a real Alertmanager (Debian package prometheus-alertmanager)',
  () => {
    beforeAll(async () => {
      await makeStaff()
      await startAlertmanager()
    }, 30_000)

    const report = (changes: object = {}) =>
      ask('alertmanager', 'api/v2/alerts', [
        {
          labels,
          annotations: { summary: '11 wallets are frozen' },
          startsAt: '2026-11-24T06:30:00Z',
          ...changes,
        },
      ])

    it('says that nothing fires, and then what does', async () => {
      expect(await heard()).toEqual([])
      await report()
      await ask('alertmanager', 'api/v2/alerts', [{ labels: { alertname: 'Watchdog', severity: 'none' } }])
      expect(await heard()).toMatchObject([
        {
          name: 'FrozenWallets',
          severity: 'warning',
          summary: '11 wallets are frozen',
          since: '2026-11-24T06:30:00.000Z',
          silenced: false,
        },
      ])
    })

    it('delivers it to the webhook', async () => {
      await expect
        .poll(alerts, { timeout: 10_000 })
        .toMatchObject([{ name: 'FrozenWallets', status: 'firing', ends_at: null, labels }])
    })

    it('is told to silence exactly this alert, once', async () => {
      const [row] = await alerts()
      const token = await tokenFor('operations')
      const silence = (idempotencyKey: string) => {
        const form = new FormData()
        const fields = { idempotencyKey, alertId: row?.id, hours: '4', comment: 'A court order' }
        for (const [name, value] of Object.entries(fields)) form.set(name, value)
        return inRequest({ token }, () => silenceAlert({ status: 'idle' }, form))
      }
      const answers = await Promise.all([silence('one-of-two-1'), silence('two-of-two-2')])
      expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
      expect(answers.find(({ status }) => status === 'refused')).toMatchObject({ code: 409 })
      const silences = JSON.parse(await ask('alertmanager', 'api/v2/silences'))
      expect(silences).toMatchObject([
        { createdBy: 'operations@example.com', comment: 'A court order', status: { state: 'active' } },
      ])
      await expect.poll(heard, { timeout: 10_000 }).toMatchObject([{ name: 'FrozenWallets', silenced: true }])
      const { rows } = await owner.query('SELECT silence_id FROM alert_notifications')
      expect(rows).toEqual([{ silence_id: silences[0].id }])
      const trail = await owner.query(
        "SELECT action, reason, after FROM audit_events WHERE action = 'alert_silenced'",
      )
      expect(trail.rows).toMatchObject([
        { reason: 'A court order', after: { silenceId: silences[0].id, hours: 4 } },
      ])
    })

    it('delivers the resolution', async () => {
      const quiet = { labels: { ...labels, instance: 'another' } }
      await report(quiet)
      await expect.poll(alerts, { timeout: 10_000 }).toHaveLength(2)
      await report({ ...quiet, endsAt: new Date(Date.now() - 1_000).toISOString() })
      await expect
        .poll(async () => (await alerts()).map(({ status }) => status).sort(), { timeout: 10_000 })
        .toEqual(['firing', 'resolved'])
    })

    it('what it does not take is told in its own words', async () => {
      await expect(ask('alertmanager', 'api/v2/silences', { matchers: [] })).rejects.toThrow(
        /^Alertmanager answered 4/,
      )
    })
  },
)

it('what was heard too long ago is not the present', async () => {
  expect(activeAlerts(Date.now() + 3_600_000)).toEqual({ state: 'not-connected' })
})
