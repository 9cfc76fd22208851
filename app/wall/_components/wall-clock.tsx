'use client'

import { useEffect, useState } from 'react'
import { useLive } from '@/app/(portal)/_components/live/live'
import { formatDate, formatTime } from '@/lib/format/date'

/** The bank's time: the server's, whatever the clock of the screen says. */
export function WallClock({ zone, renderedAt }: { zone: string; renderedAt: number }) {
  const ahead = useLive((state) => state.clockAhead)
  const [now, setNow] = useState(renderedAt)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() - ahead), 1000)
    return () => clearInterval(timer)
  }, [ahead])
  const at = new Date(now)
  return (
    <p className="num ml-auto flex items-baseline gap-[0.6em] text-[2.4em]">
      <span className="text-muted">{formatDate(at, zone)}</span>
      <span className="font-semibold">{formatTime(at, zone, false)}</span>
    </p>
  )
}
