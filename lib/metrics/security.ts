import { perProcess } from '@/lib/per-process'
import { bankSnapshot } from './business'
import type { Family } from './definition'
import { counter } from './record'
import type { Sources } from './sources'

/** Why a sign-in failed; the last two were turned away before the password was looked at. */
export const LOGIN_FAILURES = [
  'wrong_password',
  'unknown_account',
  'disabled_account',
  'locked',
  'rate_limited',
  'busy',
] as const
export type LoginFailure = (typeof LOGIN_FAILURES)[number]

export const security: Family<'active_sessions' | 'failed_logins_total', Sources> = {
  name: 'security',
  metrics: {
    active_sessions: {
      type: 'gauge',
      help: 'Sessions of admins that are neither revoked, expired nor idle for too long.',
      unit: 'count',
      scope: 'bank',
    },
    failed_logins_total: {
      type: 'counter',
      help: 'Sign-ins that failed, those turned away unread because there were too many included.',
      unit: 'count',
      scope: 'process',
      labels: { reason: LOGIN_FAILURES },
    },
  },
  prepare: () => failedLogins(),
  async collect(sources) {
    const { sessionsActive } = await bankSnapshot(sources)
    return { active_sessions: sessionsActive }
  },
}

const failedLogins = () =>
  perProcess('metrics.security.failed-logins', () => counter(security, 'failed_logins_total'))

/** Counts a sign-in that failed. */
export function countFailedLogin(reason: LoginFailure): void {
  failedLogins().inc({ reason })
}
