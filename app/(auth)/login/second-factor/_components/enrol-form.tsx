'use client'

import { useActionState, useState } from 'react'
import { AuthenticatorOffer, type Offer } from '@/components/account/authenticator-offer'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/field'
import { finishSetUp, setUpSecondFactor } from '@/lib/auth/actions'
import { Over } from './over'
import { BEGIN } from './state'

type Props = {
  callbackUrl: string
  /** Null when the authenticator was confirmed and only the way in is left. */
  offer: Offer | null
}

/** A first sign-in: scan, confirm with a code, keep the recovery codes, go in. */
export function EnrolForm({ callbackUrl, offer }: Props) {
  const [state, submit, busy] = useActionState(setUpSecondFactor, BEGIN)
  const [end, finish, finishing] = useActionState(finishSetUp, BEGIN)
  const [kept, setKept] = useState(false)
  const codes = state.codes.length > 0

  if (state.over || end.over) return <Over />
  if (!codes && offer) {
    return (
      <form action={submit} className="grid gap-4" noValidate>
        <AuthenticatorOffer offer={offer} problem={state.problem} />
        <Button type="submit" variant="primary" size="lg" busy={busy} className="h-10 w-full">
          Confirm
        </Button>
      </form>
    )
  }
  return (
    <form action={finish} className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {codes ? (
        <>
          <RecoveryCodes codes={state.codes} />
          <div className="flex items-center gap-2 text-125">
            <Checkbox id="kept" checked={kept} onChange={(event) => setKept(event.target.checked)} />
            <label htmlFor="kept">I have kept these codes in a safe place.</label>
          </div>
        </>
      ) : (
        <p className="text-secondary">
          Your authenticator is set up. New recovery codes are made on the page “Account and security”.
        </p>
      )}
      {end.problem && (
        <p role="alert" className="text-125 text-bad">
          {end.problem}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={finishing}
        disabled={codes && !kept}
        className="h-10 w-full"
      >
        Sign in
      </Button>
    </form>
  )
}
