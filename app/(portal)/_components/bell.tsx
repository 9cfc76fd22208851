import { Suspense } from 'react'
import { BellTrigger } from '@/components/layout/bell-trigger'
import { Notifications } from '@/components/layout/notifications'
import { loadNotifications } from '@/lib/domain/approvals/loaders'
import { DatabaseUnreachableError } from '@/lib/http/errors'

/** What waits for the person, and what became of what they asked for; it keeps no page waiting. */
export function Bell() {
  return (
    <Suspense fallback={<BellTrigger count={0} />}>
      <Loaded />
    </Suspense>
  )
}

async function Loaded() {
  try {
    return <Notifications {...(await loadNotifications())} now={new Date()} />
  } catch (error) {
    if (error instanceof DatabaseUnreachableError) return <BellTrigger count={0} />
    throw error
  }
}
