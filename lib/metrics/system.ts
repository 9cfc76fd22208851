import type { Family } from './definition'
import type { Sources } from './sources'

type Name =
  | 'cpu_usage_percent'
  | 'memory_usage_bytes'
  | 'memory_limit_bytes'
  | 'disk_usage_percent'
  | 'network_io_bytes_total'
  | 'system_info'

export const system: Family<Name, Sources> = {
  name: 'system',
  metrics: {
    cpu_usage_percent: {
      type: 'gauge',
      help: 'Share of all processors in use over the last sampling interval, 0 to 100.',
      unit: 'percent',
      scope: 'host',
    },
    memory_usage_bytes: {
      type: 'gauge',
      help: 'Memory in use and not reclaimable: total minus available, or what the container holds.',
      unit: 'bytes',
      scope: 'host',
    },
    memory_limit_bytes: {
      type: 'gauge',
      help: "Memory there is: the machine's, or the container's limit where that is lower.",
      unit: 'bytes',
      scope: 'host',
    },
    disk_usage_percent: {
      type: 'gauge',
      help: 'Used share of the space an ordinary user can use, as df counts it, 0 to 100.',
      unit: 'percent',
      scope: 'host',
      labels: { mountpoint: 'one for each real file system' },
    },
    network_io_bytes_total: {
      type: 'counter',
      help: 'Bytes that crossed a network device since it came up.',
      unit: 'bytes',
      scope: 'host',
      labels: { direction: ['receive', 'transmit'], device: 'one for each real network device' },
    },
    system_info: {
      type: 'gauge',
      help: 'Always 1; what the portal runs on is in the labels.',
      unit: 'info',
      scope: 'host',
      labels: {
        hostname: 'one for each machine',
        platform: 'one for each machine',
        release: 'one for each machine',
        arch: 'one for each machine',
      },
    },
  },
  collect(sources) {
    const host = sources.host()
    if (!host) throw new Error('the host has not been sampled yet')
    return {
      cpu_usage_percent: host.cpuPercent,
      memory_usage_bytes: host.memoryUsedBytes,
      memory_limit_bytes: host.memoryLimitBytes,
      disk_usage_percent: host.disks.map(({ mountpoint, percent }) => ({
        labels: { mountpoint },
        value: percent,
      })),
      network_io_bytes_total: host.network.flatMap(({ device, receivedBytes, sentBytes }) => [
        { labels: { direction: 'receive', device }, value: receivedBytes },
        { labels: { direction: 'transmit', device }, value: sentBytes },
      ]),
      system_info: [{ labels: host.info, value: 1 }],
    }
  },
}
