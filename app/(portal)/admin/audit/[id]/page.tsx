import { DetailView } from '@/components/detail/detail-view'
import * as fact from '@/components/detail/fact'
import { Facts } from '@/components/detail/facts'
import { loadAuditEvent } from '@/lib/domain/audit/loaders'
import { humanise, nameOf } from '@/lib/format/status'
import { detailPage } from '../../_components/detail-page'
import { DifferencesCard } from '../_components/differences-card'
import { ObjectLink } from '../_components/object-link'
import { Outcome } from '../_components/outcome'

export default detailPage('audit:read', loadAuditEvent, (event, clock) => (
  <DetailView
    title={nameOf(event.action)}
    marks={<Outcome value={event.outcome} />}
    facts={event.actor}
    clock={clock}
    life={[
      { title: 'Written', who: event.actor, at: event.createdAt, tone: 'info' },
      { title: `Sealed as number ${event.sealId}`, who: 'the worker', at: event.sealedAt, tone: 'good' },
    ]}
  >
    <DifferencesCard before={event.before} after={event.after} />
    <Facts
      title="Event"
      facts={[
        ['Actor', event.actor],
        ['Role at that time', event.actorRole && humanise(event.actorRole)],
        ['Record', <ObjectLink key="record" {...event} />],
        fact.when('Time', event.createdAt, clock),
        ['Why', event.reason],
        ['From', event.sourceIp],
        ['Request', event.requestId],
        ['Browser', event.userAgent],
        ['Seal', event.sealId ?? 'Not yet: the next one closes it'],
        ['Name of the action', <code key="action">{event.action}</code>],
      ]}
    />
  </DetailView>
))
