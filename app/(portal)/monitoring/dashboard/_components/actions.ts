import type { Dashboard } from '@/lib/domain/overview/dashboard'
import { rowsHref } from '@/lib/navigation'
import type { QuickAction } from './quick-actions'

const NOT_CONNECTED = 'not connected: run ./start-monitoring.sh'

/**
 * Where the dashboard leads: the raw figures, the monitoring programs, and the work that waits. Without figures: those
 * are on the cards, which follow the bank.
 */
export function quickActions({ services, addresses }: Dashboard): QuickAction[] {
  const program = (up: boolean, href: string) =>
    up ? { href, detail: 'connected' } : { href: null, detail: NOT_CONNECTED }
  return [
    {
      name: 'Pending KYC reviews',
      icon: 'shield-check',
      detail: 'oldest first',
      href: rowsHref('/admin/kyc', { status: 'pending', sort: 'submitted' }),
    },
    {
      name: 'Recent transactions',
      icon: 'arrow-left-right',
      detail: 'today, newest first',
      href: rowsHref('/admin/transactions', { created: 'today' }),
    },
    { name: 'Metrics', icon: 'gauge', detail: 'for Prometheus', href: '/monitoring/metrics', external: true },
    {
      name: 'Health',
      icon: 'heart-pulse',
      detail: 'of every part',
      href: '/monitoring/health',
      external: true,
    },
    {
      name: 'Prometheus',
      icon: 'flame',
      external: true,
      ...program(services.prometheus.state === 'up', addresses.prometheus),
    },
    {
      name: 'Grafana',
      icon: 'chart-line',
      external: true,
      ...program(services.grafana.state === 'up', addresses.grafana),
    },
    {
      name: 'Alertmanager',
      icon: 'bell-ring',
      external: true,
      ...program(services.alertmanager.state === 'up', addresses.alertmanager),
    },
  ]
}
