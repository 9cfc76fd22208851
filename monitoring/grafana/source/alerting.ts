import { dashboard } from './dashboard'
import { figure, lines, parts, rows } from './panels'
import { bankGauge, of, rate } from './query'

export const alerting = dashboard({
  uid: 'phantom-alerting',
  title: 'Alerting',
  description: 'What fires, whether notifications arrive, and whether the monitoring itself can be believed.',
  sections: [
    {
      title: 'Alerts',
      panels: [
        figure({
          title: 'Critical',
          description: 'Critical alerts that fire at this moment.',
          unit: 'none',
          queries: [['count(ALERTS{alertstate="firing",severity="critical"}) or vector(0)', 'critical']],
          rows: ['What fires now', '/admin/alerts'],
          size: [6, 4],
        }),
        figure({
          title: 'Warnings',
          description: 'Warnings that fire at this moment.',
          unit: 'none',
          queries: [['count(ALERTS{alertstate="firing",severity="warning"}) or vector(0)', 'warnings']],
          rows: ['What fires now', '/admin/alerts'],
          size: [6, 4],
        }),
        figure({
          title: 'Way of alerts',
          description: 'The watchdog always fires: without it nobody would hear of anything.',
          unit: 'none',
          queries: [['count(ALERTS{alertname="Watchdog",alertstate="firing"}) or vector(0)', 'watchdog']],
          words: { 0: 'Broken', 1: 'Works' },
          size: [6, 4],
        }),
        figure({
          title: 'Age of the numbers',
          description: "How old the snapshot is that the bank's numbers come from.",
          unit: 's',
          queries: [[`max(${bankGauge('phantom_banking_snapshot_age_seconds')})`, 'age']],
          limit: { alert: 'StaleMetrics' },
          size: [6, 4],
        }),
        rows({
          title: 'Firing and pending',
          description: 'Every alert that fires, or will unless it stops.',
          unit: 'none',
          queries: [['sum by (alertname, alertstate, severity, area) (ALERTS{alertname!="Watchdog"})', '']],
          rows: ['What fires now', '/admin/alerts'],
          size: [12, 8],
        }),
        parts({
          title: 'Firing over time',
          description: 'How many alerts fired, by name.',
          unit: 'short',
          queries: [
            ['count by (alertname) (ALERTS{alertstate="firing",alertname!="Watchdog"})', '{{alertname}}'],
          ],
          rows: ['Past alerts', '/admin/alerts'],
          size: [12, 8],
        }),
      ],
    },
    {
      title: 'Delivery',
      panels: [
        lines({
          title: 'Notifications sent',
          description: 'Notifications that Alertmanager sent, a second, by way.',
          unit: 'ops',
          queries: [
            [`sum by (integration) (${rate('alertmanager_notifications_total')})`, '{{integration}}'],
          ],
          size: [8, 7],
        }),
        lines({
          title: 'Notifications that failed',
          description: 'Notifications that did not arrive in the last five minutes, by way.',
          unit: 'short',
          queries: [
            [
              `sum by (integration) (increase(${of('alertmanager_notifications_failed_total')}[5m]))`,
              '{{integration}}',
            ],
          ],
          limit: { alert: 'AlertsNotDelivered' },
          size: [8, 7],
        }),
        lines({
          title: 'Rules that failed',
          description: 'Evaluations that failed in the last five minutes: their alerts are blind.',
          unit: 'short',
          queries: [
            [
              `sum by (rule_group) (increase(${of('prometheus_rule_evaluation_failures_total')}[5m]))`,
              '{{rule_group}}',
            ],
          ],
          limit: { alert: 'RuleEvaluationFailing' },
          size: [8, 7],
        }),
      ],
    },
    {
      title: 'Can the monitoring be believed',
      panels: [
        lines({
          title: 'Parts that answer',
          description: 'Whether Prometheus reached each part at its latest scrape: 1 yes, 0 no.',
          unit: 'short',
          queries: [[`min by (job) (${of('up')})`, '{{job}}']],
          limit: { alert: 'TargetDown' },
          size: [8, 7],
        }),
        lines({
          title: 'Families that could be collected',
          description: 'Whether each family of metrics was there at the latest scrape: 1 yes, 0 no.',
          unit: 'short',
          queries: [[`min by (collector) (${of('phantom_banking_collector_success')})`, '{{collector}}']],
          limit: { alert: 'CollectorFailing' },
          size: [8, 7],
        }),
        lines({
          title: 'Statistics against a plain count',
          description:
            'By how much a statistic differed from a count of every row at the hourly comparison: 0 is right.',
          unit: 'short',
          queries: [[`max by (measure) (abs(${of('phantom_banking_stats_drift')}))`, '{{measure}}']],
          limit: { alert: 'StatsDrift' },
          size: [8, 7],
        }),
        lines({
          title: 'Changes not folded yet',
          description:
            'Changes that the statistics have not taken up yet. Numbers are right all the same; reading them takes longer.',
          unit: 'short',
          queries: [[`max(${bankGauge('phantom_banking_stats_backlog_rows')})`, 'changes']],
          limit: { alert: 'StatsBacklog' },
          size: [8, 7],
        }),
        lines({
          title: 'Jobs of the worker',
          description: 'How long ago each job of the worker last ended well.',
          unit: 's',
          queries: [
            [
              `time() - max by (task) (${of('phantom_banking_worker_last_run_timestamp_seconds')})`,
              '{{task}}',
            ],
          ],
          size: [8, 7],
        }),
        lines({
          title: 'Time a scrape takes',
          description: 'How long each part takes to answer a scrape; the limit is 10 s.',
          unit: 's',
          queries: [[`max by (job) (${of('scrape_duration_seconds')})`, '{{job}}']],
          size: [8, 7],
        }),
        lines({
          title: 'Memory of each part',
          description:
            'Memory of each process that is scraped. The containers of exporters are limited to 64 MB.',
          unit: 'bytes',
          queries: [[`max by (job) (${of('process_resident_memory_bytes')})`, '{{job}}']],
          size: [12, 7],
        }),
        lines({
          title: 'Series',
          description: 'Series that each part exposes. The portal stays below 5 000 whatever is asked of it.',
          unit: 'short',
          queries: [[`sum by (job) (${of('scrape_samples_post_metric_relabeling')})`, '{{job}}']],
          size: [12, 7],
        }),
      ],
    },
  ],
})
