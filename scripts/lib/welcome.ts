import { relative } from 'node:path'
import type { Env } from '@/lib/env'
import { say, seconds } from './progress'
import { secretPath } from './secrets'
import { root } from './settings'

/** Tells where the bank is, how to sign in, where its logs are, and how to go on. */
export function welcome(settings: Env, signIn: readonly string[]): void {
  const short = (path: string) => relative(root, path) || '.'
  const token = settings.METRICS_TOKEN
    ? 'METRICS_TOKEN'
    : short(secretPath(settings.PHANTOM_DATA_DIR, 'METRICS_TOKEN'))
  say(`
Phantom Banking Admin is ready (${seconds(performance.now())}): ${settings.PUBLIC_URL}

  Sign in   ${signIn.join('\n            ')}
  Metrics   ${settings.PUBLIC_URL}/monitoring/metrics, bearer token in ${token}
  Health    ${settings.PUBLIC_URL}/monitoring/health
  Logs      ${short(settings.LOG_DIR)}/phantom_banking.log
  Stop      Ctrl-C
`)
}
