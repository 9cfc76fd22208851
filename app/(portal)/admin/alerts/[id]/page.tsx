import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { Timeline } from '@/components/detail/timeline'
import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { StatusBadge } from '@/components/ui/status-badge'
import { Mono } from '@/components/ui/table'
import { can } from '@/lib/auth/permissions'
import { loadAlert, loadDeeds, loadPresent, loadResponders, loadRunbook } from '@/lib/domain/alerts/loaders'
import { nameOf } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { lifeOf } from '../_components/life'
import { alertLinks } from '../_components/links'
import { Responses } from '../_components/responses'

const PRESENT = {
  firing: 'It fires',
  silenced: 'It fires, silenced',
  inhibited: 'It fires, and follows from another',
  gone: 'It does not fire',
  'not-connected': 'Not connected: run ./start-monitoring.sh',
}

export default detailPage('alerts:read', loadAlert, async (alert, clock) => {
  const responds = can(clock.role, 'alerts:acknowledge')
  const [deeds, responders, runbook, present] = await Promise.all([
    loadDeeds(alert.id),
    responds ? loadResponders() : [],
    loadRunbook(alert.name),
    loadPresent(alert.fingerprint, alert.since),
  ])
  const { description } = alert.annotations
  return (
    <DetailView
      title={alert.name}
      marks={
        <>
          <StatusBadge kind="severity" status={alert.severity} />
          <StatusBadge kind="alert" status={alert.status} />
        </>
      }
      facts={alert.summary}
      clock={clock}
      actions={
        responds && (
          <Responses alert={alert} responders={responders} maySilence={can(clock.role, 'alerts:silence')} />
        )
      }
      aside={
        <Timeline
          title="Life"
          zone={clock.zone}
          entries={lifeOf(alert, deeds, clock.zone)}
          empty="Nothing happened yet."
        />
      }
    >
      <Facts
        title="Alert"
        facts={[
          ['Area', nameOf(alert.area)],
          fact.when('Since', alert.since, clock),
          ['Acknowledged by', alert.acknowledgedBy],
          fact.when('Resolved', alert.endedAt, clock),
          ['Assignee', alert.assignee],
          fact.when('Silenced until', alert.silenced ? alert.silencedUntil : null, clock),
          ['Alertmanager says', PRESENT[present]],
          fact.when('First heard of', alert.receivedAt, clock),
          fact.when('Last heard of', alert.deliveredAt, clock),
        ]}
      >
        {description && description !== alert.summary && (
          <p className="px-4 pb-4 whitespace-pre-line text-secondary">{description}</p>
        )}
      </Facts>
      <Card>
        <CardHead title="Where to look" />
        <ul className="flex flex-wrap gap-x-6 gap-y-2 px-4 pt-1 pb-4">
          <li>
            {runbook === null ? (
              <span className="text-muted">No runbook: write monitoring/runbooks/{alert.name}.md</span>
            ) : (
              <Link
                href={`/admin/alerts/runbooks/${alert.name}`}
                className="font-medium text-accent hover:underline"
              >
                Runbook
              </Link>
            )}
          </li>
          {alertLinks(alert).map(({ name, href }) => (
            <li key={name}>
              <a href={href} className="font-medium text-accent hover:underline">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      <Facts
        title="Labels"
        note="what tells it from others"
        facts={Object.entries(alert.labels).map(([name, value]) => [name, <Mono key={name}>{value}</Mono>])}
      />
    </DetailView>
  )
})
