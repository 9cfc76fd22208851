'use client'

import { useEffect } from 'react'
import { State } from '@/components/feedback/state'

const RELOAD_MS = 15_000

/** Nobody stands before the screen to press a button: it loads itself anew. */
export default function WallError() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), RELOAD_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="grid min-h-dvh place-items-center">
      <State icon="rotate-ccw-clock" tone="warning" level={1} title="This display starts anew">
        Something went wrong. The screen loads itself again in a moment.
      </State>
    </main>
  )
}
