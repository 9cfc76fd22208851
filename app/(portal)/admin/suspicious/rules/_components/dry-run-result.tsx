import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card, CardHead } from '@/components/ui/card'
import type { DryRun } from '@/lib/domain/suspicious/dto'
import { formatDateTime } from '@/lib/format/date'
import { formatCount } from '@/lib/format/number'
import { RunWatch } from './run-watch'

type Props = {
  run: DryRun
  zone: string
  changes: readonly string[]
  outdated: boolean
  children?: ReactNode
}

/** What the changed rule would have found, beside what the present one finds in the same days. */
export function DryRunResult({ run, zone, changes, outdated, children }: Props) {
  const running = run.doneAt === null
  const figures = [
    ['Hits', run.hits, run.hitsNow],
    ['About different subjects', run.subjects, run.subjectsNow],
  ] as const
  return (
    <Card>
      <CardHead
        title="Dry run"
        note={`by ${run.askedBy}, ${formatDateTime(run.askedAt, zone)}`}
        actions={
          running ? (
            <Badge tone="info" icon="loader-circle">{`${Math.floor(run.done * 100)} %`}</Badge>
          ) : outdated ? (
            <Badge icon="hourglass">Of an older version</Badge>
          ) : (
            <Badge tone="good" icon="circle-check">
              Done
            </Badge>
          )
        }
      />
      {running && <RunWatch />}
      <div className="grid gap-3 px-4 pt-1 pb-4">
        <p className="text-secondary">
          {changes.length > 0 ? changes.join(' · ') : 'The same numbers as in force.'}
        </p>
        {run.problem ? (
          <p className="text-bad">{run.problem}</p>
        ) : (
          <dl className="grid gap-3 sm:grid-cols-2">
            {figures.map(([name, then, now]) => (
              <div key={name}>
                <dt className="text-125 text-muted">{name}</dt>
                <dd>
                  <span className="num text-21 font-semibold">{formatCount(then)}</span>
                  <span className="ml-2 text-125 text-muted">now {formatCount(now)}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p className="text-125 text-muted">
          {formatCount(run.judged)} transactions judged, {formatDateTime(run.fromAt, zone)} to{' '}
          {formatDateTime(run.untilAt, zone)}. Nothing of it opens a case.
        </p>
        {run.examples.length > 0 && (
          <ul className="grid list-disc gap-1 pl-5 text-125 text-secondary">
            {run.examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        )}
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
    </Card>
  )
}
