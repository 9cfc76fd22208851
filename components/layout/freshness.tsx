'use client'

import { clsx } from 'clsx'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { IconButton } from '@/components/ui/button'
import { formatDuration } from '@/lib/format/duration'
import { useBackgroundRefresh } from './background-refresh'

const REFRESH_SECONDS = 300

type Props = {
  /** How old the figures were when the server answered; null when there are none. */
  ageSeconds: number | null
  /** Older than this is stale. */
  staleSeconds: number
  /** The zone in which times are shown. */
  note: string
}

/** "Updated 4 s ago", counting on; a badge once the figures are stale. */
export function Freshness({ ageSeconds, staleSeconds, note }: Props) {
  const age = useSince(ageSeconds)
  const stale = age === null || age > staleSeconds
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className={clsx('size-2 rounded-full', stale ? 'bg-warning' : 'bg-good')} />
      <span className={clsx('min-w-9 font-medium', stale ? 'text-warning' : 'text-good')}>
        {age === null ? 'No figures yet' : stale ? 'Stale' : 'Live'}
      </span>
      <span>{note}</span>
      {/* Last, so that nothing moves when it grows. */}
      {age !== null && (
        <>
          <span aria-hidden="true">·</span>
          <span className="num">Updated {formatDuration(roughly(age))} ago</span>
        </>
      )}
    </span>
  )
}

/** Reads the page again every 5 minutes, which is nobody's doing, now, or not at all while paused. */
export function RefreshControl() {
  const router = useRouter()
  const background = useBackgroundRefresh()
  const [paused, setPaused] = useState(false)
  const [left, setLeft] = useState(REFRESH_SECONDS)
  const [busy, startRefresh] = useTransition()

  const refreshAlone = useRef(background.refresh)
  refreshAlone.current = background.refresh

  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setLeft((seconds) => Math.max(seconds - 1, 0)), 1000)
    return () => clearInterval(timer)
  }, [paused])

  useEffect(() => {
    if (left > 0) return
    setLeft(REFRESH_SECONDS)
    refreshAlone.current()
  }, [left])

  const refresh = () => {
    setLeft(REFRESH_SECONDS)
    startRefresh(() => router.refresh())
  }

  return (
    <div className="flex items-center gap-2">
      <span className="num min-w-[158px] text-125 text-muted">
        {paused ? 'Paused' : `Next refresh in ${formatDuration(left)}`}
      </span>
      <IconButton
        icon={paused ? 'play' : 'pause'}
        label={paused ? 'Resume refreshing' : 'Pause refreshing'}
        aria-pressed={paused}
        onClick={() => setPaused((was) => !was)}
      />
      <IconButton
        icon="refresh-cw"
        label="Refresh now"
        aria-busy={busy || background.busy || undefined}
        onClick={refresh}
      />
    </div>
  )
}

/** Whole seconds, from a minute on whole minutes. */
function roughly(seconds: number): number {
  return seconds < 60 ? Math.floor(seconds) : Math.floor(seconds / 60) * 60
}

/** An age in seconds that counts on while the page is open, starting anew with each answer of the server. */
function useSince(ageSeconds: number | null): number | null {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const from = performance.now()
    setElapsed(0)
    if (ageSeconds === null) return
    const timer = setInterval(() => setElapsed((performance.now() - from) / 1000), 1000)
    return () => clearInterval(timer)
  }, [ageSeconds])
  return ageSeconds === null ? null : ageSeconds + elapsed
}
