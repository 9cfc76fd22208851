'use client'

import { useActionState, useEffect, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { revokeDisplay } from '@/lib/domain/displays/actions'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

/** Ends a display after asking. */
export function RevokeDisplay({ id, name }: { id: string; name: string }) {
  const [key, setKey] = useState<string | null>(null)
  const [state, submit, busy] = useActionState(revokeDisplay, IDLE)
  useEffect(() => {
    if (state.status === 'done') setKey(null)
  }, [state])
  return (
    <div className="flex justify-end">
      <Button
        variant="danger"
        size="sm"
        aria-label={`Disconnect ${name}…`}
        onClick={() => setKey(crypto.randomUUID())}
      >
        Disconnect…
      </Button>
      <Dialog
        open={key !== null}
        onClose={() => setKey(null)}
        title={`Disconnect ${name}?`}
        description="The screen goes dark within half a minute. To use it again, add it anew."
      >
        <form action={submit} className="grid gap-4">
          {state.status === 'refused' && <Refused {...state} />}
          <input type="hidden" name="displayId" value={id} />
          <input type="hidden" name={IDEMPOTENCY_FIELD} value={key ?? ''} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setKey(null)}>Cancel</Button>
            <Button type="submit" variant="danger" busy={busy}>
              Disconnect
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
