import { dashboard } from './dashboard'
import { figure, lines, parts, rows } from './panels'
import { of, quantile, rate } from './query'

const PORTAL = 'job="portal"'

export const system = dashboard({
  uid: 'phantom-system',
  title: 'System Overview',
  description: 'Whether the portal answers, how fast, how often it fails, and what its machine has left.',
  sections: [
    {
      title: 'Does it answer',
      panels: [
        figure({
          title: 'Portal',
          description: 'Whether Prometheus reached every process of the portal at the latest scrape.',
          unit: 'none',
          queries: [[`min(${of('up', PORTAL)})`, 'Portal']],
          words: { 0: 'Down', 1: 'Up' },
          limit: { alert: 'ServiceDown' },
          rows: ['What fires now', '/admin/alerts'],
          size: [4, 4],
        }),
        figure({
          title: 'From outside',
          description: 'Whether the sign-in page opens the way a person reaches it.',
          unit: 'none',
          queries: [[`min(${of('probe_success')})`, 'From outside']],
          words: { 0: 'Fails', 1: 'Opens' },
          limit: { alert: 'ProbeFailed' },
          size: [4, 4],
        }),
        figure({
          title: 'Ready',
          description: 'Whether every process can serve requests from true data; a starting one cannot.',
          unit: 'none',
          queries: [[`min(${of('phantom_banking_ready')})`, 'Ready']],
          words: { 0: 'Not yet', 1: 'Ready' },
          size: [4, 4],
        }),
        figure({
          title: 'Requests',
          description: 'Requests answered a second, all processes together.',
          unit: 'reqps',
          queries: [[`sum(${rate('phantom_banking_requests_total')})`, 'Requests']],
          size: [4, 4],
        }),
        figure({
          title: 'Errors',
          description: 'Unhandled errors and 5xx answers a second.',
          unit: 'ops',
          queries: [[`sum(${rate('phantom_banking_errors_total')})`, 'Errors']],
          limit: { alert: 'HighErrorRate' },
          size: [4, 4],
        }),
        figure({
          title: 'Response time, 95 %',
          description: 'Nineteen of twenty requests are answered faster than this.',
          unit: 's',
          queries: [[quantile(0.95, 'phantom_banking_request_duration_seconds'), '95 %']],
          limit: { alert: 'SlowResponseTime' },
          size: [4, 4],
        }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        parts({
          title: 'Answers by status',
          description: 'Requests answered a second, by the status of the answer.',
          unit: 'reqps',
          queries: [[`sum by (status) (${rate('phantom_banking_requests_total')})`, '{{status}}']],
          size: [12, 8],
        }),
        lines({
          title: 'Response time',
          description: 'How long requests take; long-lived streams are not among them.',
          unit: 's',
          queries: [
            [quantile(0.5, 'phantom_banking_request_duration_seconds'), 'half'],
            [quantile(0.95, 'phantom_banking_request_duration_seconds'), '95 %'],
            [quantile(0.99, 'phantom_banking_request_duration_seconds'), '99 %'],
          ],
          limit: { alert: 'SlowResponseTime' },
          size: [12, 8],
        }),
        lines({
          title: 'Slowest routes',
          description: 'The ten routes with the longest 95th percentile.',
          unit: 's',
          queries: [
            [
              `topk(10, ${quantile(0.95, 'phantom_banking_request_duration_seconds', ['route'])} > 0)`,
              '{{route}}',
            ],
          ],
          size: [12, 8],
        }),
        parts({
          title: 'Errors by type',
          description:
            'Where errors come from: rendering, handlers, actions, the proxy, or an uncaught exception.',
          unit: 'ops',
          queries: [[`sum by (type) (${rate('phantom_banking_errors_total')})`, '{{type}}']],
          limit: { alert: 'HighErrorRate' },
          size: [12, 8],
        }),
        parts({
          title: 'Requests by kind',
          description: 'What is asked for: documents, parts of pages, actions, files, streams.',
          unit: 'reqps',
          queries: [[`sum by (kind) (${rate('phantom_banking_requests_total')})`, '{{kind}}']],
          size: [12, 7],
        }),
        lines({
          title: 'In flight and given up',
          description:
            'Requests being answered at this moment, and those a second whose client did not wait.',
          unit: 'short',
          queries: [
            [`sum(${of('phantom_banking_requests_in_flight')})`, 'in flight'],
            [`sum(${rate('phantom_banking_requests_aborted_total')})`, 'given up a second'],
          ],
          size: [12, 7],
        }),
      ],
    },
    {
      title: 'Machine',
      panels: [
        lines({
          title: 'Processors',
          description: 'Share of all processors in use.',
          unit: 'percent',
          queries: [[of('phantom_banking_cpu_usage_percent'), '{{instance}}']],
          limit: { alert: 'HighCPUUsage' },
          size: [8, 8],
        }),
        lines({
          title: 'Memory in use',
          description: 'Memory that cannot be reclaimed: total minus available.',
          unit: 'decbytes',
          queries: [[of('phantom_banking_memory_usage_bytes'), '{{instance}}']],
          limit: { alert: 'HighMemoryUsage' },
          size: [8, 8],
        }),
        lines({
          title: 'Memory of what there is',
          description:
            "Share of the machine's memory in use, or of the container's limit where that is lower.",
          unit: 'percentunit',
          queries: [
            [
              `${of('phantom_banking_memory_usage_bytes')} / ${of('phantom_banking_memory_limit_bytes')}`,
              '{{instance}}',
            ],
          ],
          limit: { alert: 'MemoryPressure' },
          size: [8, 8],
        }),
        lines({
          title: 'Disks',
          description: 'Used share of the space an ordinary user can use.',
          unit: 'percent',
          queries: [[of('phantom_banking_disk_usage_percent'), '{{mountpoint}}']],
          limit: { alert: 'HighDiskUsage' },
          size: [8, 8],
        }),
        lines({
          title: 'Disk left in a day',
          description: 'What would be left tomorrow if disks went on filling as in the last six hours.',
          unit: 'decbytes',
          queries: [
            [
              `predict_linear(${of('node_filesystem_avail_bytes', 'fstype!~"tmpfs|ramfs|overlay|squashfs"')}[6h], 86400)`,
              '{{mountpoint}}',
            ],
          ],
          limit: { alert: 'DiskWillFill' },
          size: [8, 8],
        }),
        lines({
          title: 'Network',
          description: 'Bytes a second that cross the real network devices.',
          unit: 'Bps',
          queries: [
            [
              `sum by (direction, device) (${rate('phantom_banking_network_io_bytes_total')})`,
              '{{device}} {{direction}}',
            ],
          ],
          size: [8, 8],
        }),
      ],
    },
    {
      title: 'Processes',
      panels: [
        lines({
          title: 'Event loop lag, 99 %',
          description: 'How long a process keeps everybody waiting: above 0.1 s people notice.',
          unit: 's',
          queries: [[of('nodejs_eventloop_lag_p99_seconds', PORTAL), '{{instance}}']],
          size: [8, 7],
        }),
        lines({
          title: 'Heap',
          description: 'JavaScript memory of each process. What only ever grows is a leak.',
          unit: 'bytes',
          queries: [[of('nodejs_heap_size_used_bytes', PORTAL), '{{instance}}']],
          size: [8, 7],
        }),
        rows({
          title: 'What runs',
          description: 'The version of each process and of Node.js.',
          unit: 'none',
          queries: [[`sum by (instance, version, node) (${of('phantom_banking_build_info')})`, '']],
          size: [8, 7],
        }),
      ],
    },
  ],
})
