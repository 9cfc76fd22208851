'use client'

import { Failed } from '@/components/feedback/failed'

/** Around the sign-in. The frame has its own; what neither catches is shown by global-error. */
export default function SignInError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Failed {...props} />
    </main>
  )
}
