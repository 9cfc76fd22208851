'use client'

import { Failed } from '@/components/feedback/failed'

/** Outside the frame: sign-in and what has no page of its own. */
export default function RootError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Failed {...props} />
    </main>
  )
}
