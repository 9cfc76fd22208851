import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import type { Env } from '@/lib/env'
import type { Finding } from './finding'
import { checkAddress } from './machine'

/** Prometheus, Alertmanager and Redis, each of which the bank can do without. */
export async function checkNeighbours(settings: Env): Promise<Finding[]> {
  const todo = 'The dashboard shows it as not connected; start it, or correct its setting.'
  const checks = [
    checkAddress('neighbours', 'Prometheus', `${settings.PROMETHEUS_URL}/-/ready`, 'note', todo),
    checkAddress('neighbours', 'Alertmanager', `${settings.ALERTMANAGER_URL}/-/ready`, 'note', todo),
  ]
  if (settings.REDIS_URL) checks.push(checkRedis(new URL(settings.REDIS_URL)))
  return Promise.all(checks)
}

async function checkRedis({ hostname, port }: URL): Promise<Finding> {
  const reachable = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 3_000 })
    const done = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
  if (reachable) return { area: 'neighbours', state: 'ok', what: 'Redis accepts connections' }
  const todo = 'Each process keeps its own cache and limits until then; start it, or correct REDIS_URL.'
  return {
    area: 'neighbours',
    state: 'note',
    what: `Redis does not answer at ${hostname}:${port || 6379}`,
    todo,
  }
}

const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export function checkTests(): Finding[] {
  const found = systemBrowsers.find((path) => existsSync(path))
  return [
    {
      area: 'tests',
      state: 'ok',
      what: found ? `browser for tests: ${found}` : 'browser for tests: the one in npm',
    },
  ]
}
