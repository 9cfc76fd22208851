import type { ReactNode } from 'react'
import { When } from '@/components/data-table/cells'
import { Card } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { StatusBadge } from '@/components/ui/status-badge'
import type { RunLook } from '@/lib/bulk/look'
import type { BulkRunDetail, Reason } from '@/lib/domain/bulk/dto'
import type { PageClock } from '@/lib/domain/overview/page-clock'
import { formatCount } from '@/lib/format/number'
import { Confirm } from './confirm'
import { FollowRun } from './follow-run'
import { RunCounts } from './run-counts'
import { StopRun } from './stop-run'
import { argumentWords, endingOf } from './words'

type Props = { run: BulkRunDetail; look: RunLook; reasons: readonly Reason[]; clock: PageClock }

/** What a bulk action is about to do, does or did: first in one sentence, then in numbers, then why not to all. */
export function RunCard({ run, look, reasons, clock }: Props) {
  const todo = run.rows - run.excluded
  const handled = run.done + run.left
  const waiting = run.status === 'planned'
  const mayStop = run.own || clock.role === 'superadmin'
  return (
    <Card className="grid gap-x-8 gap-y-4 p-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="grid content-start gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-15 font-semibold">{sentence(run, look)}</p>
          <StatusBadge kind="bulk" status={run.status} title={endingOf(run)} />
        </div>
        {!waiting && todo > 0 && (
          <Meter
            label="Progress"
            ratio={handled / todo}
            tone={run.status === 'aborted' ? 'warning' : run.status === 'running' ? 'info' : 'good'}
            text={`${formatCount(handled)} of ${formatCount(todo)}`}
          />
        )}
        <RunCounts run={run} />
        <p className="text-125 text-secondary">
          {waiting ? look.says : (endingOf(run) ?? 'It goes on when this page is closed.')}
        </p>
        {run.status === 'running' && <FollowRun />}
        {waiting && run.own && !run.outdated && run.ready > 0 && (
          <Confirm runId={run.id} rows={run.ready} verb={look.verb} icon={look.icon} noun={look.noun} />
        )}
        {waiting && run.outdated && (
          <p className="text-warning">
            This plan is older than an hour: the bank has moved on. Plan it again.
          </p>
        )}
        {mayStop && (waiting || run.status === 'running') && <StopRun runId={run.id} planned={waiting} />}
      </div>
      <div className="grid content-start gap-4 text-125">
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <Line label={waiting ? 'Planned by' : 'Asked for by'}>
            {run.by}, <When at={run.confirmedAt ?? run.createdAt} clock={clock} />
          </Line>
          {run.query !== null && (
            <Line label="All that match">
              <a
                className="text-accent hover:underline"
                href={run.query ? `${look.path}?${run.query}` : look.path}
              >
                The list, as it is now
              </a>
            </Line>
          )}
          {argumentWords(run.arguments).map(({ label, value }) => (
            <Line key={label} label={label}>
              {value}
            </Line>
          ))}
        </dl>
        {reasons.length > 0 && (
          <div className="grid gap-1.5 border-t pt-3">
            <h2 className="font-semibold">Why not all of them</h2>
            <ul className="grid gap-1 text-secondary">
              {reasons.map(({ outcome, detail, rows }) => (
                <li key={`${outcome} ${detail}`} className="flex items-baseline gap-3">
                  <span className="num w-14 shrink-0 text-right font-medium text-ink">
                    {formatCount(rows)}
                  </span>
                  <span className="min-w-0 break-words">{detail}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words whitespace-pre-line">{children}</dd>
    </>
  )
}

function sentence(
  { status, ready, done, rows, excluded }: BulkRunDetail,
  { done: word, noun }: Props['look'],
): string {
  const of = (count: number) => `${formatCount(count)} ${count === 1 ? noun.one : noun.many}`
  if (status === 'planned') {
    return ready === 0 ? `None of ${of(rows)} would be ${word}` : `${of(ready)} will be ${word}`
  }
  if (status === 'running') return `${formatCount(done)} of ${of(rows - excluded)} ${word}`
  return `${of(done)} ${word}`
}
