'use client'

import { Failed } from '@/components/feedback/failed'

/** Inside the frame: navigation stays where it is. */
export default function PortalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failed {...props} />
}
