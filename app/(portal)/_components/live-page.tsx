import { PageHead } from '@/components/ui/page-head'
import { zoneLabel } from '@/lib/format/date'
import { liveView } from '../monitoring/dashboard/_components/live-view'
import type { FiguresPageProps } from './figures-page'
import { LiveProvider } from './live/live'
import { LiveControls } from './live/live-controls'
import { LiveFacts } from './live/live-facts'
import { LiveNotices } from './live/live-notices'
import { ReportHead } from './report-head'

/** A page whose figures stream: what is inside reads them with `useLive`. */
export function LivePage({ title, data, now, actions, children }: FiguresPageProps) {
  const { latest, staleSeconds, timeZone } = data
  return (
    <LiveProvider view={liveView(data)} ageSeconds={latest?.ageSeconds ?? null}>
      <div className="report grid gap-3.5">
        <ReportHead zone={timeZone} />
        <PageHead
          title={title}
          facts={<LiveFacts staleSeconds={staleSeconds} note={zoneLabel(timeZone, now)} />}
          actions={
            <>
              {actions}
              <LiveControls />
            </>
          }
        />
        <LiveNotices staleSeconds={staleSeconds} />
        {children}
      </div>
    </LiveProvider>
  )
}
