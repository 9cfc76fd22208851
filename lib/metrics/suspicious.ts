import { bankSnapshot, labelled } from './business'
import type { Family } from './definition'
import type { Sources } from './sources'

export const SUSPICIOUS_RULES = [
  'velocity',
  'structuring',
  'fan_in',
  'pass_through',
  'dormant_waking',
  'round_trip',
  'sign_in_anomaly',
  'insider',
] as const
const OPEN_STATUSES = ['open', 'in_review'] as const
const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
const KINDS = ['balance', 'chain'] as const

type Name =
  | 'suspicious_activity_total'
  | 'suspicious_cases_closed_total'
  | 'suspicious_false_positives_total'
  | 'suspicious_cases_current'
  | 'suspicious_backlog_events'
  | 'balance_differences'
  | 'balance_round_finished_timestamp_seconds'

export const suspicious: Family<Name, Sources> = {
  name: 'suspicious',
  metrics: {
    suspicious_activity_total: {
      type: 'counter',
      help: 'Occasions that a rule found suspicious.',
      ...{ unit: 'count', scope: 'bank', labels: { rule: SUSPICIOUS_RULES } },
    },
    suspicious_cases_closed_total: {
      type: 'counter',
      help: 'Cases that somebody closed, by the rule that opened them.',
      ...{ unit: 'count', scope: 'bank', labels: { rule: SUSPICIOUS_RULES } },
    },
    suspicious_false_positives_total: {
      type: 'counter',
      help: 'Cases that were closed because the rule was wrong.',
      ...{ unit: 'count', scope: 'bank', labels: { rule: SUSPICIOUS_RULES } },
    },
    suspicious_cases_current: {
      type: 'gauge',
      help: 'Cases that are not closed: open ones wait for somebody to take them up.',
      ...{ unit: 'count', scope: 'bank', labels: { status: OPEN_STATUSES, severity: SEVERITIES } },
    },
    suspicious_backlog_events: {
      type: 'gauge',
      help: 'Numbers of events of transactions that wait in the background to be judged; new ones do not wait behind them.',
      ...{ unit: 'count', scope: 'bank' },
    },
    balance_differences: {
      type: 'gauge',
      help: 'Wallets that differ from their transactions; should be 0.',
      ...{ unit: 'count', scope: 'bank', labels: { kind: KINDS } },
    },
    balance_round_finished_timestamp_seconds: {
      type: 'gauge',
      help: 'When all wallets had last been compared with their transactions, in seconds since the epoch.',
      ...{ unit: 'seconds', scope: 'bank' },
    },
  },
  async collect(sources) {
    const { suspicious: now, integrity } = await bankSnapshot(sources)
    const counts = new Map(now.current.map((row) => [`${row.status} ${row.severity}`, row.count]))
    const { roundFinishedAt } = integrity
    return {
      suspicious_activity_total: labelled('rule', now.hits),
      suspicious_cases_closed_total: labelled('rule', now.closed),
      suspicious_false_positives_total: labelled('rule', now.falsePositives),
      suspicious_cases_current: OPEN_STATUSES.flatMap((status) =>
        SEVERITIES.map((severity) => ({
          labels: { status, severity },
          value: counts.get(`${status} ${severity}`) ?? 0,
        })),
      ),
      suspicious_backlog_events: now.backlog,
      balance_differences: labelled('kind', integrity.differences),
      balance_round_finished_timestamp_seconds: roundFinishedAt && Date.parse(roundFinishedAt) / 1000,
    }
  },
}
