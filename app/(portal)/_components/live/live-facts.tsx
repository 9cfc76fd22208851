'use client'

import { clsx } from 'clsx'
import { STANDINGS, standingOf } from '@/components/live/standing'
import { useAge } from '@/components/live/use-age'
import { Icon } from '@/components/ui/icon'
import { formatDuration } from '@/lib/format/duration'
import { useLive } from './live'

const TEXTS = { good: 'text-good', warning: 'text-warning', bad: 'text-bad', muted: 'text-secondary' }
const DOTS = { good: 'bg-good', warning: 'bg-warning', bad: 'bg-bad', muted: 'bg-muted' }

type Props = {
  /** Older than this is stale. */
  staleSeconds: number
  /** The zone in which times are shown. */
  note: string
}

/** "Live · Updated 4 s ago", counting on; another word once the stream, the worker, the database or the session is gone. */
export function LiveFacts({ staleSeconds, note }: Props) {
  const { link, paused, view, age } = useLive((state) => state)
  const ageSeconds = useAge(age)
  const standing = standingOf({ link, paused, outage: view.outage, ageSeconds, staleSeconds })
  const { word, tone, icon } = STANDINGS[standing]
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span
        className={clsx('flex min-w-9 items-center gap-1.5 font-medium', TEXTS[tone])}
        data-standing={standing}
      >
        {icon ? <Icon name={icon} size={13} /> : <span className={clsx('size-2 rounded-full', DOTS[tone])} />}
        {word}
      </span>
      <span>{note}</span>
      {/* Last, so that nothing moves when it grows. */}
      {ageSeconds !== null && (
        <>
          <span aria-hidden="true">·</span>
          <span className="num">Updated {formatDuration(roughly(ageSeconds))} ago</span>
        </>
      )}
    </span>
  )
}

/** Whole seconds, from a minute on whole minutes. */
function roughly(seconds: number): number {
  return seconds < 60 ? Math.floor(seconds) : Math.floor(seconds / 60) * 60
}
