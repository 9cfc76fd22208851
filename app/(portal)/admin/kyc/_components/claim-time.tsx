'use client'

import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { ageSeconds, formatDuration } from '@/lib/format/duration'

const TICK_MS = 5_000
const SOON_S = 300

/** How long the own claim still lasts; says so when it is over. */
export function ClaimTime({ until, now }: { until: string; now: string }) {
  const [at, setAt] = useState(() => new Date(now))
  useEffect(() => {
    setAt(new Date())
    const timer = setInterval(() => setAt(new Date()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const left = -(ageSeconds(until, at) ?? 0)
  if (left <= 0) return <span className="text-bad">your claim has ended</span>
  const minutes = left >= 60 ? formatDuration(Math.ceil(left / 60) * 60) : formatDuration(left)
  return <span className={clsx(left < SOON_S && 'text-warning')}>claimed by you, {minutes} left</span>
}
