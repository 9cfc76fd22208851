'use client'

import { useActionState, useEffect, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input, Select, Textarea } from '@/components/ui/field'
import { freezeWallet } from '@/lib/domain/wallets/actions'
import { FREEZE_DIRECTIONS, FREEZE_REASONS } from '@/lib/domain/wallets/constants'
import { humanise } from '@/lib/format/status'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

type Props = { walletId: string; seenStatus: string; customer: string }

const DIRECTIONS = { debit: 'Money going out', all: 'Money going out and coming in' }

/** Freezes the wallet at once; what was typed is kept when the bank refuses. */
export function FreezeDialog({ walletId, seenStatus, customer }: Props) {
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState('')
  const [state, submit, busy] = useActionState(freezeWallet, IDLE)
  const refused = state.status === 'refused' ? state : null
  const error = (name: string) => refused?.fields?.[name]
  const value = (name: string) => refused?.values[name] ?? ''

  useEffect(() => {
    if (state.status === 'done') setOpen(false)
  }, [state])

  const begin = () => {
    // One key for one intention: a second press of the button is the same freeze.
    setKey(crypto.randomUUID())
    setOpen(true)
  }

  return (
    <>
      <Button variant="danger" icon="snowflake" onClick={begin}>
        Freeze…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Freeze the wallet of ${customer}`}
        description="It takes effect at once. Unfreezing takes a second person."
      >
        <form action={submit} className="grid gap-4" noValidate>
          {refused && <Refused {...refused} />}
          <input type="hidden" name="walletId" value={walletId} />
          <input type="hidden" name="seenStatus" value={seenStatus} />
          <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
          <Field label="What it stops" htmlFor="direction" error={error('direction')}>
            <Select
              id="direction"
              name="direction"
              defaultValue={value('direction') || 'debit'}
              invalid={Boolean(error('direction'))}
            >
              {FREEZE_DIRECTIONS.map((direction) => (
                <option key={direction} value={direction}>
                  {DIRECTIONS[direction]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Reason" htmlFor="reason" error={error('reason')}>
            <Select
              id="reason"
              name="reason"
              defaultValue={value('reason')}
              invalid={Boolean(error('reason'))}
            >
              <option value="">Choose…</option>
              {FREEZE_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {humanise(reason)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label="Reference of the order or request"
            htmlFor="authorityReference"
            help="Required for a court order or a regulator."
            error={error('authorityReference')}
          >
            <Input
              id="authorityReference"
              name="authorityReference"
              defaultValue={value('authorityReference')}
              maxLength={120}
              help
              invalid={Boolean(error('authorityReference'))}
            />
          </Field>
          <Field label="Look at it again on" htmlFor="reviewOn" error={error('reviewOn')}>
            <Input
              id="reviewOn"
              name="reviewOn"
              type="date"
              defaultValue={value('reviewOn')}
              invalid={Boolean(error('reviewOn'))}
            />
          </Field>
          <Field label="What led to the freeze" htmlFor="note" error={error('note')}>
            <Textarea
              id="note"
              name="note"
              defaultValue={value('note')}
              maxLength={2000}
              invalid={Boolean(error('note'))}
            />
          </Field>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" icon="snowflake" busy={busy}>
              Freeze the wallet
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
