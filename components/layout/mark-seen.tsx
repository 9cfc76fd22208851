'use client'

import { useActionState } from 'react'
import { markOutcomesSeen } from '@/lib/domain/approvals/actions'

/** Takes the outcomes up to an instant off the bell's number. */
export function MarkSeen({ until }: { until: string }) {
  const [, submit, busy] = useActionState(markOutcomesSeen, { status: 'idle' })
  return (
    <form action={submit}>
      <input type="hidden" name="until" value={until} />
      <input type="hidden" name="idempotencyKey" value={`seen-${Date.parse(until)}`} />
      <button type="submit" disabled={busy} className="rounded-sm">
        Mark as seen
      </button>
    </form>
  )
}
