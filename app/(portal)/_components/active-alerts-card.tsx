import { clsx } from 'clsx'
import { State } from '@/components/feedback/state'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { ShownAlert, ShownAlerts } from '@/lib/domain/overview/active-alerts'
import { formatUtc } from '@/lib/format/date'
import { ageSeconds, formatAge, formatDuration } from '@/lib/format/duration'
import { statusLook, type Tone } from '@/lib/format/status'

const SHOWN = 5

const TEXT: Record<Tone, string> = {
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
  info: 'text-info',
  neutral: 'text-muted',
}

type Props = { alerts: ShownAlerts; now: Date; className?: string }

/** What fires now, as Alertmanager says it; that nobody can say where it does not answer. */
export function ActiveAlertsCard({ alerts, now, className }: Props) {
  const connected = alerts.state === 'connected'
  return (
    <Card aria-labelledby="active-alerts" className={clsx('flex flex-col', className)}>
      <CardHead
        id="active-alerts"
        title="Active alerts"
        note={connected && `as of ${formatAge(alerts.at, now)}`}
        actions={
          <Link href="/admin/alerts" className="flex items-center gap-1 rounded-sm text-125 text-accent">
            All alerts
            <Icon name="arrow-right" size={13} />
          </Link>
        }
      />
      {!connected ? (
        <State icon="unplug" title="Alertmanager is not connected" className="py-6">
          Whether anything fires is not known. Not connected: run ./start-monitoring.sh
        </State>
      ) : alerts.alerts.length === 0 ? (
        <State icon="check" title="No alert fires" className="py-6">
          Alertmanager is connected and has none.
        </State>
      ) : (
        <ul className="divide-y pb-1">
          {alerts.alerts.slice(0, SHOWN).map((alert) => (
            <li key={`${alert.fingerprint} ${alert.since}`}>
              <Row alert={alert} now={now} />
            </li>
          ))}
          {alerts.alerts.length > SHOWN && (
            <li className="num px-4 py-2 text-125 text-muted">and {alerts.alerts.length - SHOWN} more</li>
          )}
        </ul>
      )}
    </Card>
  )
}

function Row({ alert, now }: { alert: ShownAlert; now: Date }) {
  const { tone, icon, label } = statusLook('severity', alert.severity)
  const aside = alert.silenced
    ? 'silenced'
    : alert.inhibited
      ? 'follows from another'
      : alert.acknowledgedBy && `acknowledged by ${alert.acknowledgedBy}`
  return (
    <Link
      href={alert.id ? `/admin/alerts/${alert.id}` : '/admin/alerts'}
      className="flex items-start gap-2.5 px-4 py-2 transition-colors outline-offset-[-2px] hover:bg-hover"
    >
      <Icon name={icon} size={15} className={clsx('mt-0.5', TEXT[tone])} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          <span className="sr-only">{label}: </span>
          {alert.name}
        </span>
        <span className="block truncate text-125 text-muted">
          {[alert.summary, aside].filter(Boolean).join(' · ')}
        </span>
      </span>
      <time
        dateTime={alert.since}
        title={formatUtc(alert.since)}
        className="num shrink-0 text-125 text-muted"
      >
        {formatDuration(ageSeconds(alert.since, now))}
      </time>
    </Link>
  )
}
