import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Card, CardHead } from '@/components/ui/card'
import { formatDateTime, formatUtc } from '@/lib/format/date'
import { actorName, type Tone } from '@/lib/format/status'

export type TimelineEntry = {
  id: string | number
  title: ReactNode
  who: string | null
  at: string
  tone?: Tone
  note?: ReactNode
}

const DOTS: Record<Tone, string> = {
  good: 'bg-good',
  warning: 'bg-warning',
  bad: 'bg-bad',
  info: 'bg-info',
  neutral: 'bg-muted',
}

type Props = {
  title: string
  zone: string
  entries: readonly TimelineEntry[]
  empty: string
  children?: ReactNode
}

/** What happened, when and by whom. */
export function Timeline({ title, zone, entries, empty, children }: Props) {
  return (
    <Card>
      <CardHead title={title} />
      <div className="px-4 pt-1 pb-4">
        {entries.length === 0 && <p className="py-2 text-muted">{empty}</p>}
        <ol className="grid">
          {entries.map(({ id, title: what, who, at, tone = 'neutral', note }) => (
            <li key={id} className="relative pb-4 pl-5 last:pb-0">
              <span
                aria-hidden="true"
                className="absolute top-3 bottom-[-9px] left-[3.5px] border-l in-[li:last-child]:hidden"
              />
              <span
                aria-hidden="true"
                className={clsx('absolute top-1.5 left-0 size-2 rounded-full', DOTS[tone])}
              />
              <p className="font-medium">{what}</p>
              <p className="text-125 text-muted">
                {who && `${actorName(who)} · `}
                <time dateTime={at} title={formatUtc(at)}>
                  {formatDateTime(at, zone, true)}
                </time>
              </p>
              {note && <div className="text-125 text-secondary">{note}</div>}
            </li>
          ))}
        </ol>
        {children}
      </div>
    </Card>
  )
}
