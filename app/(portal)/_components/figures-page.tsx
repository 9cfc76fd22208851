import type { ReactNode } from 'react'
import { LastKnown } from '@/components/feedback/last-known'
import { Stale } from '@/components/feedback/stale'
import { Freshness, RefreshControl } from '@/components/layout/freshness'
import { PageHead } from '@/components/ui/page-head'
import type { Dashboard } from '@/lib/domain/overview/dashboard'
import { formatDateTime, zoneLabel } from '@/lib/format/date'
import { formatDuration } from '@/lib/format/duration'

export type FiguresPageProps = {
  title: string
  data: Dashboard
  now: Date
  /** Beside the control that refreshes. */
  actions?: ReactNode
  children: ReactNode
}

/** A page of figures: how old they are, that they are the last known or stale where they are, then the page. */
export function FiguresPage({ title, data, now, actions, children }: FiguresPageProps) {
  const { latest, outage, staleSeconds, timeZone } = data
  return (
    <div className="grid gap-3.5">
      <PageHead
        title={title}
        facts={
          <Freshness
            ageSeconds={latest?.ageSeconds ?? null}
            staleSeconds={outage ? 0 : staleSeconds}
            note={zoneLabel(timeZone, now)}
          />
        }
        actions={
          <>
            {actions}
            <RefreshControl />
          </>
        }
      />
      <Notice data={data} />
      {children}
    </div>
  )
}

function Notice({ data: { latest, outage, staleSeconds, timeZone } }: { data: Dashboard }) {
  if (!latest) return null
  const { snapshot, ageSeconds } = latest
  if (outage) return <LastKnown asOf={formatDateTime(snapshot.takenAt, timeZone, true)} />
  if (ageSeconds <= staleSeconds) return null
  return (
    <Stale>
      These figures are {formatDuration(Math.floor(ageSeconds))} old, as of{' '}
      {formatDateTime(snapshot.takenAt, timeZone, true)}. The worker that counts them has not reported since:
      see the health report.
    </Stale>
  )
}
