'use client'

import { useEffect, useRef } from 'react'
import { useBackgroundRefresh } from '@/components/layout/background-refresh'

const EVERY_MS = 1_500

/** Reads the page anew for as long as it is there. */
export function FollowRun() {
  const { refresh } = useBackgroundRefresh()
  const again = useRef(refresh)
  again.current = refresh
  useEffect(() => {
    const timer = setInterval(() => again.current(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}
