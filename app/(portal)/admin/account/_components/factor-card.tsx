'use client'

import { useEffect, useState } from 'react'
import { ActionButton } from '@/components/account/action-button'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { offerAuthenticator, removeAuthenticator, renewCodes } from '@/lib/domain/account/actions'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'
import { SetUp } from './set-up'

type Props = {
  /** Since when, in words; null without an authenticator. */
  since: string | null
  codesLeft: number
  demo: boolean
}

/** The second factor: whether there is one, another one, and the codes for the day the phone is lost. */
export function FactorCard({ since, codesLeft, demo }: Props) {
  const offer = useSteppedUpAction(offerAuthenticator)
  const renewal = useSteppedUpAction(renewCodes)
  const [shown, setShown] = useState<'set-up' | 'codes' | null>(null)
  useEffect(() => {
    if (offer.state.status === 'done') setShown('set-up')
  }, [offer.state])
  useEffect(() => {
    if (renewal.state.status === 'done') setShown('codes')
  }, [renewal.state])
  const codes = renewal.state.status === 'done' ? renewal.state.result.codes : []

  return (
    <Card aria-labelledby="factor">
      <CardHead
        id="factor"
        title="Second factor"
        note={since ?? undefined}
        actions={
          since ? (
            <Badge tone="good" icon="shield-check">
              On
            </Badge>
          ) : (
            <Badge tone="warning" icon="triangle-exclamation-point">
              Off
            </Badge>
          )
        }
      />
      <div className="grid gap-3 px-4 pt-1 pb-4">
        <p className="text-secondary">
          {since
            ? 'Signing in and sensitive actions ask for a code of your authenticator.'
            : 'Only a demo bank lets you sign in without one. Sensitive actions ask for your password again.'}
        </p>
        <div className="flex flex-wrap gap-2">
          <form action={() => offer.submit(keyed())}>
            <Button
              type="submit"
              variant={since ? 'secondary' : 'primary'}
              icon="smartphone"
              busy={offer.busy}
            >
              {since ? 'Replace the authenticator…' : 'Set up an authenticator…'}
            </Button>
          </form>
          {since && demo && (
            <ActionButton action={removeAuthenticator} variant="danger">
              Remove
            </ActionButton>
          )}
        </div>
        {since && (
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-3">
            <p className={codesLeft < 3 ? 'text-warning' : 'text-secondary'}>
              {codesLeft === 1 ? '1 recovery code is' : `${codesLeft} recovery codes are`} left.
            </p>
            <form action={() => renewal.submit(keyed())}>
              <Button type="submit" icon="refresh-cw" busy={renewal.busy}>
                Make new codes…
              </Button>
            </form>
          </div>
        )}
      </div>
      {offer.prompt}
      {renewal.prompt}
      {offer.state.status === 'done' && shown === 'set-up' && (
        <SetUp offer={offer.state.result} onClose={() => setShown(null)} />
      )}
      <Dialog open={shown === 'codes'} onClose={() => setShown(null)} title="Your new recovery codes">
        <RecoveryCodes codes={codes} />
      </Dialog>
    </Card>
  )
}

function keyed(): FormData {
  const form = new FormData()
  form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
  return form
}
