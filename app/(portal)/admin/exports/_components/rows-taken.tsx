'use client'

import { useEffect, useRef } from 'react'
import { useBackgroundRefresh } from '@/components/layout/background-refresh'
import { formatCount } from '@/lib/format/number'

const EVERY_MS = 2_000

/** How far a file is; reads the page anew while it is under way. */
export function RowsTaken({ rows, expected }: { rows: number | null; expected: number | null }) {
  const { refresh } = useBackgroundRefresh()
  const again = useRef(refresh)
  again.current = refresh
  useEffect(() => {
    const timer = setInterval(() => again.current(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="whitespace-nowrap">
      {formatCount(rows ?? 0)}
      {expected !== null && <span className="text-muted"> of {formatCount(expected)}</span>}
    </span>
  )
}
