'use client'

import { Failed } from '@/components/feedback/failed'
import './globals.css'

/** When not even the root layout could be rendered. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-items-center">
          <Failed {...props} />
        </main>
      </body>
    </html>
  )
}
