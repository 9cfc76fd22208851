'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { useBackgroundRefresh } from '@/components/layout/background-refresh'
import { Button } from '@/components/ui/button'

type Props = {
  /** What an error boundary hands over. */
  reset?: () => void
  /** Asks by itself so often. */
  everySeconds?: number
}

/** Asks the server again. */
export function Retry({ reset, everySeconds }: Props) {
  const router = useRouter()
  const background = useBackgroundRefresh()
  const [busy, start] = useTransition()
  const alone = useRef(() => {})
  alone.current = () => {
    background.refresh()
    reset?.()
  }

  useEffect(() => {
    if (everySeconds === undefined) return
    const timer = setInterval(() => alone.current(), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds])

  const again = () =>
    start(() => {
      router.refresh()
      reset?.()
    })
  return (
    <Button variant="primary" icon="refresh-cw" busy={busy} onClick={again}>
      Try again
    </Button>
  )
}
