import { dashboard } from './dashboard'
import { figure, lines, parts } from './panels'
import { bankGauge, of, rate } from './query'

export const security = dashboard({
  uid: 'phantom-security',
  title: 'Security',
  description: 'Who signs in, who fails to, and what is refused.',
  sections: [
    {
      title: 'Sign-ins',
      panels: [
        figure({
          title: 'Sessions',
          description: 'Sessions of admins that are in use.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_active_sessions')})`, 'sessions']],
          rows: ['Audit log', '/admin/audit'],
          size: [8, 4],
        }),
        figure({
          title: 'Failed sign-ins',
          description: 'Sign-ins that failed, a second, those turned away unread included.',
          unit: 'ops',
          queries: [[`sum(${rate('phantom_banking_failed_logins_total')})`, 'failed']],
          limit: { alert: 'HighFailedLogins' },
          rows: ['Audit log', '/admin/audit'],
          size: [8, 4],
        }),
        figure({
          title: 'Failed in the range shown',
          description: 'Sign-ins that failed in the range shown.',
          unit: 'locale',
          decimals: 0,
          queries: [[`sum(increase(${of('phantom_banking_failed_logins_total')}[$__range]))`, 'failed']],
          rows: ['Audit log', '/admin/audit'],
          size: [8, 4],
        }),
        parts({
          title: 'Failed sign-ins by reason',
          description: 'A wall of unknown accounts is somebody trying a list; of one reason, one account.',
          unit: 'ops',
          queries: [[`sum by (reason) (${rate('phantom_banking_failed_logins_total')})`, '{{reason}}']],
          limit: { alert: 'HighFailedLogins' },
          rows: ['Audit log', '/admin/audit'],
          size: [12, 9],
        }),
        lines({
          title: 'Sessions over time',
          description: 'Sessions of admins that were in use.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_active_sessions')})`, 'sessions']],
          rows: ['Audit log', '/admin/audit'],
          size: [12, 9],
        }),
      ],
    },
    {
      title: 'What takes two persons',
      panels: [
        parts({
          title: 'Waiting for a second person',
          description: 'Requests that nobody has decided yet, by what they ask for.',
          unit: 'short',
          queries: [[`max by (action) (${bankGauge('phantom_banking_approvals_pending')})`, '{{action}}']],
          rows: ['Approvals', '/admin/approvals?status=pending'],
          size: [12, 8],
        }),
        figure({
          title: 'Oldest waiting request',
          description:
            'How long it has been waiting. Requests expire after three days unless APPROVAL_EXPIRY_HOURS says otherwise.',
          unit: 's',
          queries: [[`max(${bankGauge('phantom_banking_approvals_oldest_pending_seconds')})`, 'waiting']],
          rows: ['Approvals', '/admin/approvals?status=pending'],
          size: [6, 8],
        }),
        figure({
          title: 'Expired in the range shown',
          description: 'Requests that ended because nobody decided them in time.',
          unit: 'locale',
          decimals: 0,
          queries: [[`max(increase(${of('phantom_banking_approvals_expired_total')}[$__range]))`, 'expired']],
          rows: ['Approvals', '/admin/approvals?status=expired'],
          size: [6, 8],
        }),
      ],
    },
    {
      title: 'What is refused',
      panels: [
        parts({
          title: 'Refused requests',
          description: 'Answers a second that ask for a sign-in, refuse, or say “too many”.',
          unit: 'reqps',
          queries: [
            [
              `sum by (status) (${rate('phantom_banking_requests_total', 'status=~"401|403|429"')}) or vector(0)`,
              '{{status}}',
            ],
          ],
          size: [12, 8],
        }),
        parts({
          title: 'Turned away for being too many',
          description: 'Requests a second that met a limit, by what they asked for.',
          unit: 'reqps',
          queries: [
            [`sum by (endpoint) (${rate('phantom_banking_api_rate_limits_hit_total')})`, '{{endpoint}}'],
          ],
          size: [12, 8],
        }),
      ],
    },
    {
      title: 'The trail',
      panels: [
        figure({
          title: 'Trail as it was sealed',
          description:
            'Whether the last look at the audit trail found it as it was sealed (0), or changed (1).',
          unit: 'short',
          decimals: 0,
          queries: [[`max(${bankGauge('phantom_banking_audit_verify_failed')})`, 'changed']],
          limit: { alert: 'AuditChainBroken' },
          rows: ['Audit log', '/admin/audit'],
          size: [6, 8],
        }),
        lines({
          title: 'Oldest row without a seal',
          description:
            'How long it has waited. A seal is made every second; a writing transaction that stays open holds it up.',
          unit: 's',
          queries: [[`max(${bankGauge('phantom_banking_audit_unsealed_age_seconds')})`, 'waiting']],
          limit: { alert: 'AuditUnsealed' },
          rows: ['Audit log', '/admin/audit'],
          size: [18, 8],
        }),
        parts({
          title: 'Audit events',
          description: 'Rows of the audit trail committed a second, by what was done.',
          unit: 'ops',
          queries: [[`sum by (action) (${rate('phantom_banking_audit_events_total')})`, '{{action}}']],
          rows: ['Audit log', '/admin/audit'],
          size: [12, 8],
        }),
        lines({
          title: 'Sessions ended before their time',
          description: 'By signing out, by their owner, or because an account changed; a second.',
          unit: 'ops',
          queries: [[`sum(${rate('phantom_banking_sessions_revoked_total')})`, 'ended']],
          rows: ['Audit log', '/admin/audit'],
          size: [12, 8],
        }),
      ],
    },
  ],
})
