'use client'

import { endOneSession } from '@/lib/domain/sessions/actions'
import { ResponseForm } from '../../_components/response-form'

/** Ends a session after asking. */
export function EndSession({ sessionId, name }: { sessionId: string; name: string }) {
  return (
    <ResponseForm
      action={endOneSession}
      known={{ sessionId }}
      label="End"
      size="sm"
      icon="log-out"
      title={`End the session of ${name}`}
      description="The next request with it is a stranger’s. They can sign in again."
      verb="End the session"
    />
  )
}
