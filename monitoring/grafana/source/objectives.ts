import { dashboard } from './dashboard'
import { figure, lines } from './panels'
import { of } from './query'

/** Objectives as in the alerts: 99.9 % without a 5xx, 95 % within half a second, over 30 days. */
const AVAILABILITY = 0.001
const LATENCY = 0.05

const requests = (matchers = '') => `sum(increase(${of('phantom_banking_requests_total', matchers)}[30d]))`
const durations = (suffix: string, matchers = '') =>
  `sum(increase(${of(`phantom_banking_request_duration_seconds_${suffix}`, matchers)}[30d]))`
const bad = `${requests('status=~"5.."')} / ${requests()}`
const slow = `1 - ${durations('bucket', 'le="0.5"')} / ${durations('count')}`

export const objectives = dashboard({
  uid: 'phantom-objectives',
  title: 'Service Objectives',
  description:
    '99.9 % of requests without a 5xx and 95 % within half a second, over 30 days: what is left of both.',
  from: 'now-24h',
  refresh: '1m',
  sections: [
    {
      title: 'Thirty days',
      panels: [
        figure({
          title: 'Availability',
          description: 'Requests answered without a 5xx, of all in 30 days. The objective is 99.9 %.',
          unit: 'percentunit',
          decimals: 3,
          queries: [[`1 - ${bad}`, 'availability']],
          size: [6, 5],
        }),
        figure({
          title: 'Error budget left',
          description:
            'What is left of the 0.1 % that may fail in 30 days. Below nothing: the objective is missed.',
          unit: 'percentunit',
          decimals: 1,
          queries: [[`1 - (${bad}) / ${AVAILABILITY}`, 'left']],
          size: [6, 5],
        }),
        figure({
          title: 'Within half a second',
          description: 'Requests answered within half a second, of all in 30 days. The objective is 95 %.',
          unit: 'percentunit',
          decimals: 2,
          queries: [[`1 - (${slow})`, 'fast']],
          size: [6, 5],
        }),
        figure({
          title: 'Latency budget left',
          description:
            'What is left of the 5 % that may be slow in 30 days. Below nothing: the objective is missed.',
          unit: 'percentunit',
          decimals: 1,
          queries: [[`1 - (${slow}) / ${LATENCY}`, 'left']],
          size: [6, 5],
        }),
      ],
    },
    {
      title: 'How fast budgets burn',
      panels: [
        lines({
          title: 'Failed requests, an hour and five minutes',
          description: 'Above the line in both, the budget of a month is gone within two days.',
          unit: 'percentunit',
          queries: [
            ['phantom_banking:requests_bad:ratio_rate1h', '1 h'],
            ['phantom_banking:requests_bad:ratio_rate5m', '5 min'],
          ],
          limit: { alert: 'AvailabilityBurnFast' },
          size: [12, 8],
        }),
        lines({
          title: 'Failed requests, three days and six hours',
          description: 'Above the line in both, the budget will not last for the month.',
          unit: 'percentunit',
          queries: [
            ['phantom_banking:requests_bad:ratio_rate3d', '3 d'],
            ['phantom_banking:requests_bad:ratio_rate6h', '6 h'],
          ],
          limit: { alert: 'AvailabilityBurnSlow' },
          size: [12, 8],
        }),
        lines({
          title: 'Slow requests, an hour and five minutes',
          description: 'Above the line in both, too many requests are slow at this moment.',
          unit: 'percentunit',
          queries: [
            ['phantom_banking:requests_slow:ratio_rate1h', '1 h'],
            ['phantom_banking:requests_slow:ratio_rate5m', '5 min'],
          ],
          limit: { alert: 'LatencyBurnFast' },
          size: [12, 8],
        }),
        lines({
          title: 'Slow requests, six hours and half an hour',
          description: 'Above the line in both, the latency budget will not last for the month.',
          unit: 'percentunit',
          queries: [
            ['phantom_banking:requests_slow:ratio_rate6h', '6 h'],
            ['phantom_banking:requests_slow:ratio_rate30m', '30 min'],
          ],
          limit: { alert: 'LatencyBurnSlow' },
          size: [12, 8],
        }),
      ],
    },
  ],
})
