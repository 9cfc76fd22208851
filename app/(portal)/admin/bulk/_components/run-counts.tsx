import type { BulkRunDetail } from '@/lib/domain/bulk/dto'
import { formatCount } from '@/lib/format/number'

/** Where the records of a run are, each number a way to its rows. */
export function RunCounts({ run }: { run: BulkRunDetail }) {
  const over = run.finishedAt !== null
  const skipped = run.rows - run.ready - run.done - run.left - run.excluded
  const counts = [
    { label: 'Chosen', count: run.rows, outcome: '' },
    ...(over ? [] : [{ label: 'To do', count: run.ready, outcome: 'ready' }]),
    { label: 'Done', count: run.done, outcome: 'done' },
    { label: 'Left alone', count: run.left, outcome: 'changed,refused,failed' },
    { label: 'Left out', count: run.excluded, outcome: 'excluded' },
    ...(skipped > 0 ? [{ label: 'Not done', count: skipped, outcome: 'skipped' }] : []),
  ]
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2">
      {counts.map(({ label, count, outcome }) => (
        <li key={label}>
          <a
            href={`/admin/bulk/${run.id}${outcome ? `?outcome=${outcome}` : ''}`}
            className="group/count grid rounded-sm"
          >
            <span className="num text-15 font-semibold group-hover/count:text-accent">
              {formatCount(count)}
            </span>
            <span className="text-12 text-muted">{label}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
