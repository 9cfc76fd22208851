import type { TimelineEntry } from '@/components/detail/timeline'
import type { AlertDeed, AlertDetail } from '@/lib/domain/alerts/dto'
import { formatDateTime } from '@/lib/format/date'
import { ageSeconds, formatDuration } from '@/lib/format/duration'

/** What happened to an alert and what was done about it, newest first. */
export function lifeOf(alert: AlertDetail, deeds: readonly AlertDeed[], zone: string): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { id: 'fired', title: 'Fired', who: 'Prometheus', at: alert.since, tone: 'bad' },
    ...deeds.map((deed) => ({ id: deed.id, who: deed.who, at: deed.at, ...shown(deed, zone) })),
  ]
  if (alert.endedAt) {
    const lasted = ageSeconds(alert.since, new Date(alert.endedAt))
    entries.push({
      id: 'resolved',
      title: 'Resolved',
      who: 'Prometheus',
      at: alert.endedAt,
      tone: 'good',
      note: `after ${formatDuration(lasted)}`,
    })
  }
  return entries.sort((a, b) => b.at.localeCompare(a.at))
}

function shown(
  { kind, what, words }: AlertDeed,
  zone: string,
): Pick<TimelineEntry, 'title' | 'tone' | 'note'> {
  switch (kind) {
    case 'alert_acknowledged':
      return { title: 'Acknowledged', tone: 'info' }
    case 'alert_assigned':
      return { title: what ? `Assigned to ${what}` : 'Assigned to nobody', tone: 'info' }
    case 'alert_silenced':
      return {
        title: what ? `Silenced until ${formatDateTime(what, zone)}` : 'Silenced',
        tone: 'warning',
        note: words,
      }
    case 'alert_noted':
      return { title: 'Noted', note: words }
  }
}
