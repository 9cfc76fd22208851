import { AUDIT_ACTIONS, type AuditAction } from '@/lib/audit/actions'
import { perProcess } from '@/lib/per-process'
import { bankSnapshot } from './business'
import type { Family } from './definition'
import { limits } from './limits'
import { counter } from './record'
import { recording } from './recording'
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

type Name = 'active_sessions' | 'failed_logins_total' | 'sessions_revoked_total' | 'audit_events_total'

export const security: Family<Name, Sources> = {
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
    sessions_revoked_total: {
      type: 'counter',
      help: 'Sessions this process ended before their time: by signing out, by their owner, by a change of account.',
      unit: 'count',
      scope: 'process',
    },
    audit_events_total: {
      type: 'counter',
      help: 'Rows of the audit trail that this process committed.',
      unit: 'count',
      scope: 'process',
      labels: { action: AUDIT_ACTIONS },
    },
  },
  prepare: () => metrics(),
  async collect(sources) {
    const { sessionsActive } = await bankSnapshot(sources)
    return { active_sessions: sessionsActive }
  },
}

const metrics = () =>
  perProcess('metrics.security.recorded', () => ({
    failedLogins: counter(security, 'failed_logins_total'),
    revoked: counter(security, 'sessions_revoked_total'),
    audited: counter(security, 'audit_events_total'),
  }))

/** Counts a sign-in that failed. */
export function countFailedLogin(reason: LoginFailure): void {
  if (recording().on) metrics().failedLogins.inc({ reason })
  if (reason === 'rate_limited' || reason === 'locked')
    limits.record('api_rate_limits_hit_total', { endpoint: 'sign_in' })
}

/** Counts sessions that were ended, once that is committed. */
export function countSessionsRevoked(count: number): void {
  if (recording().on) metrics().revoked.inc(count)
}

/** Counts a row of the trail, once it is committed. */
export function countAuditEvent(action: AuditAction): void {
  if (recording().on) metrics().audited.inc({ action })
}
