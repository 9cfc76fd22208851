'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'

/** Asks the server again; `reset` is what an error boundary hands over. */
export function Retry({ reset }: { reset?: () => void }) {
  const router = useRouter()
  const [busy, start] = useTransition()
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
