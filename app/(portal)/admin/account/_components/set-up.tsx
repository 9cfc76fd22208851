'use client'

import { AuthenticatorOffer, type Offer } from '@/components/account/authenticator-offer'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { confirmAuthenticator } from '@/lib/domain/account/actions'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

/** Scan, confirm with a code, keep the recovery codes. */
export function SetUp({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const { state, submit, busy, prompt } = useSteppedUpAction(confirmAuthenticator)
  const refused = state.status === 'refused' && !state.stepUp ? state : null
  const send = (form: FormData) => {
    form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    submit(form)
  }
  if (state.status === 'done') {
    return (
      <Dialog open onClose={onClose} title="Your authenticator is set up">
        <RecoveryCodes codes={state.result.codes} />
        <Button variant="primary" onClick={onClose} className="justify-self-end">
          I have kept them
        </Button>
      </Dialog>
    )
  }
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title="Set up an authenticator"
        description="Until it is confirmed, nothing changes."
      >
        <form action={send} className="grid gap-4" noValidate>
          {refused && !refused.fields && <Refused {...refused} />}
          <AuthenticatorOffer offer={offer} problem={refused?.fields?.code ?? null} />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" busy={busy}>
              Confirm
            </Button>
          </div>
        </form>
      </Dialog>
      {prompt}
    </>
  )
}
