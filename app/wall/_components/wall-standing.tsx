'use client'

import { clsx } from 'clsx'
import { useLive } from '@/app/(portal)/_components/live/live'
import { STANDINGS, standingOf } from '@/components/live/standing'
import { useAge } from '@/components/live/use-age'
import { Icon } from '@/components/ui/icon'
import { formatDateTime } from '@/lib/format/date'
import { formatDuration } from '@/lib/format/duration'

const PLATES = { good: '', muted: 'text-secondary', warning: 'bg-warning-tint', bad: 'bg-bad-tint' }
const TEXTS = { good: 'text-good', muted: 'text-secondary', warning: 'text-warning', bad: 'text-bad' }

/** How live the figures are; on a plate when they are not, with the time they are of. */
export function WallStanding({ staleSeconds, zone }: { staleSeconds: number; zone: string }) {
  const { link, paused, view, age } = useLive((state) => state)
  const ageSeconds = useAge(age)
  const standing = standingOf({ link, paused, outage: view.outage, ageSeconds, staleSeconds })
  const { word, tone, icon } = STANDINGS[standing]
  const old = tone === 'warning' || tone === 'bad'
  return (
    <p
      data-standing={standing}
      className={clsx(
        'flex items-center gap-[0.6em] text-[2em]',
        old && 'rounded-full px-[0.8em] py-[0.2em]',
        PLATES[tone],
      )}
    >
      {icon ? (
        <Icon name={icon} className={clsx('size-[1em]', TEXTS[tone])} />
      ) : (
        <span className="size-[0.6em] rounded-full bg-good" />
      )}
      <span className={clsx('font-medium', TEXTS[tone])}>{word}</span>
      {ageSeconds !== null && (
        <span className="num text-secondary">
          {old && view.takenAt
            ? `as of ${formatDateTime(view.takenAt, zone)}`
            : `updated ${formatDuration(Math.floor(ageSeconds))} ago`}
        </span>
      )}
    </p>
  )
}
