import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { without } from '@/lib/testing/without'
import { alertmanagerFile, render } from './render.mjs'
import { alerts, monitoringFile } from './rules'

const folder = mkdtempSync(join(tmpdir(), 'phantom-stack-'))
afterAll(() => rmSync(folder, { recursive: true }))

const addresses = {
  portal: 'portal.test:8000',
  node: 'node.test:9100',
  postgres: 'postgres.test:9187',
  blackbox: 'blackbox.test:9115',
  prometheus: 'prometheus.test:9090',
  alertmanager: 'alertmanager.test:9093',
}
const notify = {
  email: 'ops@bank.example',
  smtpHost: 'mail.example',
  smtpPort: 2525,
  smtpUser: 'ops "quoted"',
  smtpFrom: 'alerts@bank.example',
  webhook: 'https://hooks.example/x?y="z"',
}
const secrets = { 'metrics-token': 'a-token', 'smtp-password': 'secret', 'alertmanager-webhook-token': '' }

const portalUrl = 'https://portal.example'

beforeAll(() => render(folder, { addresses, notify, secrets, highMemoryBytes: 16e9, portalUrl }))

const run = (program: string, args: string[]) =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8' })
const file = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('the rendered files', () => {
  it.skipIf(without('promtool', 'prometheus'))('are what Prometheus accepts, without a remark', () => {
    expect(run('promtool', ['check', 'config', '--lint=all', '--lint-fatal', 'prometheus.yml'])).toContain(
      'SUCCESS',
    )
    const rules = ['check', 'rules', '--lint=all', '--lint-fatal', 'alerts.yml', 'recording.yml']
    expect(run('promtool', rules)).toContain('SUCCESS')
  })

  it.skipIf(without('amtool', 'prometheus-alertmanager'))(
    'are what Alertmanager accepts, with and without mail',
    () => {
      expect(run('amtool', ['check-config', 'alertmanager.yml'])).toContain('SUCCESS')
      const bare = monitoringFile('alertmanager.yml')
      expect(run('amtool', ['check-config', bare])).toContain('SUCCESS')
    },
  )

  it('name every part where it is, and none that is not there', () => {
    expect(JSON.parse(file('targets/portal.json'))).toEqual([{ targets: ['portal.test:8000'] }])
    expect(JSON.parse(file('targets/redis.json'))).toEqual([])
    expect(JSON.parse(file('targets/blackbox.json'))).toEqual([
      {
        targets: ['blackbox.test:9115'],
        labels: { probe: 'http://portal.test:8000/login', portal: portalUrl },
      },
      {
        targets: ['blackbox.test:9115'],
        labels: { probe: 'http://portal.test:8000/health', portal: portalUrl },
      },
    ])
    const named = [...file('prometheus.yml').matchAll(/targets\/(\w+)\.json/g)].map(([, name]) => name)
    for (const name of named) expect(statSync(join(folder, `targets/${name}.json`)).isFile()).toBe(true)
  })

  it('keep secrets to their owner, and make those that are not given once', () => {
    expect(file('secrets/metrics-token')).toBe('a-token\n')
    const made = file('secrets/alertmanager-webhook-token')
    expect(made).toMatch(/^[0-9a-f]{64}\n$/)
    render(folder, { addresses, notify, secrets, highMemoryBytes: 16e9, portalUrl })
    expect(file('secrets/alertmanager-webhook-token')).toBe(made)
    for (const name of ['', 'secrets/metrics-token', 'secrets/smtp-password', 'alertmanager.yml']) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    }
    expect(file('alertmanager.yml')).not.toContain('secret"')
  })

  it('have this installation’s threshold of memory, and no other change', () => {
    const original = readFileSync(monitoringFile('alerts.yml'), 'utf8')
    expect(file('alerts.yml')).toBe(original.replace('usage_bytes > 8e9', 'usage_bytes > 16000000000'))
  })

  it('tell every receiver by mail and webhook, whatever is in the settings, and the silent one nothing', () => {
    const { receivers } = parse(
      alertmanagerFile(readFileSync(monitoringFile('alertmanager.yml'), 'utf8'), { addresses, notify }),
    )
    for (const name of ['critical', 'security', 'business', 'team']) {
      const [mail] = receivers.find((one: { name: string }) => one.name === name).email_configs
      expect(mail).toMatchObject({
        to: notify.email,
        smarthost: 'mail.example:2525',
        auth_username: notify.smtpUser,
      })
      const [hook] = receivers.find((one: { name: string }) => one.name === name).webhook_configs
      expect(hook).toEqual({ url: notify.webhook, send_resolved: true })
    }
    expect(receivers.at(-1)).toEqual({ name: 'silent' })
    expect(receivers[0].webhook_configs[0].url).toBe('http://portal.test:8000/api/alerts/webhook')
  })
})

describe.skipIf(without('amtool', 'prometheus-alertmanager'))('who hears of an alert', () => {
  const routed = (labels: string[]) =>
    run('amtool', ['config', 'routes', 'test', '--config.file=alertmanager.yml', ...labels]).trim()

  it.each(
    alerts.map(({ alert = '', labels }) => ({ alert, severity: labels?.severity, area: labels?.area })),
  )('$alert', ({ alert, severity, area }) => {
    const expected =
      alert === 'Watchdog'
        ? 'silent'
        : area === 'security'
          ? 'security'
          : severity === 'critical'
            ? 'critical'
            : area === 'business'
              ? 'business'
              : 'team'
    expect(routed([`alertname=${alert}`, `severity=${severity}`, `area=${area}`])).toBe(`portal,${expected}`)
  })
})

describe('start-monitoring.sh', () => {
  it.skipIf(without('shellcheck', 'shellcheck'))('is sound shell', () => {
    expect(run('shellcheck', [monitoringFile('../start-monitoring.sh')])).toBe('')
  })

  it('says how it is used', () => {
    const { status, stderr } = spawnSync(monitoringFile('../start-monitoring.sh'), ['nonsense'], {
      encoding: 'utf8',
    })
    expect(stderr.trim()).toMatch(/^Use \.\/start-monitoring\.sh \[start\|status/)
    expect(status).toBe(1)
  }, 30_000)
})
