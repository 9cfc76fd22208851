'use client'

import { LastKnown } from '@/components/feedback/last-known'
import { Stale } from '@/components/feedback/stale'
import { standingOf } from '@/components/live/standing'
import { useAge } from '@/components/live/use-age'
import { Link } from '@/components/ui/link'
import { formatDuration } from '@/lib/format/duration'
import { useLive } from './live'

/** A clock that is off by so much is said to be wrong. */
const CLOCK_SECONDS = 120

type Props = { staleSeconds: number }

/** Above the figures, in words: what is wrong with them, and what to do. Nothing while all is well. */
export function LiveNotices({ staleSeconds }: Props) {
  const { link, paused, view, age, clockAhead } = useLive((state) => state)
  const ageSeconds = useAge(age)
  const standing = standingOf({ link, paused, outage: view.outage, ageSeconds, staleSeconds })
  const { asOf } = view
  const clockOff = Math.abs(clockAhead) / 1000
  return (
    <>
      {standing === 'ended' && (
        <Stale>
          Your session has ended, so nothing is updated here any more: these figures are as of{' '}
          {asOf ?? 'no time'}.{' '}
          <Link href="/login?callbackUrl=/monitoring/dashboard" className="font-medium underline">
            Sign in again
          </Link>
          . A screen that should stay on is better connected as a wall display.
        </Stale>
      )}
      {standing === 'outage' && view.asOf && <LastKnown asOf={view.asOf} />}
      {standing === 'stale' && ageSeconds !== null && (
        <Stale>
          These figures are {formatDuration(Math.floor(ageSeconds))} old, as of {asOf}. The worker that counts
          them has not reported since: see the health report.
        </Stale>
      )}
      {standing === 'lost' && (
        <Stale>
          {link === 'crowded'
            ? 'Too many live pages of yours are open: close one. '
            : 'The live connection is lost; the page tries again by itself. '}
          Until then it is read anew every 5 minutes: these figures are as of {asOf ?? 'no time'}.
        </Stale>
      )}
      {!view.measured && view.takenAt && (
        <Stale>
          The machine is not being measured: processor, memory, disk and network are unknown. The figures of
          the bank are not affected.
        </Stale>
      )}
      {clockOff > CLOCK_SECONDS && (
        <Stale>
          The clock of this device is {formatDuration(Math.floor(clockOff))}{' '}
          {clockAhead > 0 ? 'ahead' : 'behind'}. Ages and times on this page are the portal’s and right all
          the same.
        </Stale>
      )}
    </>
  )
}
