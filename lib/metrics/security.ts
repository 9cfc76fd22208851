import { APPROVAL_ACTIONS } from '@/lib/approvals/policy'
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/audit/actions'
import { perProcess } from '@/lib/per-process'
import { bankReading, labelled } from './business'
import type { Family } from './definition'
import { limits } from './limits'
import { counter } from './record'
import { recording } from './recording'
import type { Sources } from './sources'

/** Why a sign-in or a fresh proof failed; the last two were turned away before the password was looked at. */
export const LOGIN_FAILURES = [
  'wrong_password',
  'wrong_second_factor',
  'unknown_account',
  'disabled_account',
  'locked',
  'rate_limited',
  'busy',
] as const
export type LoginFailure = (typeof LOGIN_FAILURES)[number]

type Name =
  | 'active_sessions'
  | 'approvals_pending'
  | 'approvals_oldest_pending_seconds'
  | 'approvals_expired_total'
  | 'failed_logins_total'
  | 'sessions_revoked_total'
  | 'audit_events_total'
  | 'audit_unsealed_age_seconds'
  | 'audit_verify_failed'

export const security: Family<Name, Sources> = {
  name: 'security',
  metrics: {
    active_sessions: {
      type: 'gauge',
      help: 'Sessions of admins that are neither revoked, expired nor idle for too long.',
      unit: 'count',
      scope: 'bank',
    },
    approvals_pending: {
      type: 'gauge',
      help: 'Requests that wait for a second person.',
      unit: 'count',
      scope: 'bank',
      labels: { action: APPROVAL_ACTIONS },
    },
    approvals_oldest_pending_seconds: {
      type: 'gauge',
      help: 'How long the oldest waiting request had been waiting when the snapshot was taken; 0 when none waits.',
      unit: 'seconds',
      scope: 'bank',
    },
    approvals_expired_total: {
      type: 'counter',
      help: 'Requests that ended because nobody decided them in time.',
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
    audit_unsealed_age_seconds: {
      type: 'gauge',
      help: 'How long the oldest row of the audit trail has waited for the seal that closes it; 0 when none waits.',
      unit: 'seconds',
      scope: 'bank',
    },
    audit_verify_failed: {
      type: 'gauge',
      help: 'Whether the last look at the audit trail found that somebody changed it (1), or not (0).',
      unit: 'boolean',
      scope: 'bank',
    },
  },
  prepare: () => metrics(),
  async collect(sources) {
    const { snapshot, audit } = await bankReading(sources)
    const { sessionsActive, approvals, takenAt } = snapshot
    const oldest = approvals.oldestPendingAt
    const waited = oldest === null ? 0 : Date.parse(takenAt) - Date.parse(oldest)
    return {
      active_sessions: sessionsActive,
      approvals_pending: labelled('action', approvals.pending),
      approvals_oldest_pending_seconds: Math.max(0, waited / 1000),
      approvals_expired_total: approvals.expired,
      audit_unsealed_age_seconds: audit.unsealedSeconds,
      audit_verify_failed: audit.broken ? 1 : 0,
    }
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
    limits.record('api_rate_limits_hit_total', { endpoint: 'login' })
}

/** Counts sessions that were ended, once that is committed. */
export function countSessionsRevoked(count: number): void {
  if (recording().on) metrics().revoked.inc(count)
}

/** Counts a row of the trail, once it is committed. */
export function countAuditEvent(action: AuditAction): void {
  if (recording().on) metrics().audited.inc({ action })
}
