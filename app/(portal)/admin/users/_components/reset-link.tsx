'use client'

import { useEffect, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { handOverResetLink } from '@/lib/domain/users/actions'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

/** Makes a link with which the account's owner sets a new password, to be handed over; it is shown this once. */
export function ResetLink({ userId, name }: { userId: string; name: string }) {
  const { state, submit, busy, prompt } = useSteppedUpAction(handOverResetLink)
  const [open, setOpen] = useState(false)
  const [copied, setCopied] = useState(false)
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(location.origin), [])
  const refused = state.status === 'refused' && !prompt ? state : null
  const link = state.status === 'done' && origin + state.result.path

  const make = (form: FormData) => {
    form.set('userId', userId)
    form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    setCopied(false)
    submit(form)
  }
  const copy = async () => {
    if (link) await navigator.clipboard?.writeText(link)
    setCopied(true)
  }

  return (
    <>
      <Button icon="key-round" onClick={() => setOpen(true)}>
        Reset password…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`A new password for ${name}`}
        description="You get a link to hand over. It works once, within an hour, and only the newest one does; the second factor stays as it is."
      >
        <form action={make} className="grid gap-4">
          {refused && <Refused {...refused} />}
          {link && (
            <Field
              label="Link"
              htmlFor="link"
              help="Shown only now. Hand it over where nobody else reads along."
            >
              <Input id="link" readOnly value={link} help className="font-mono text-12" />
            </Field>
          )}
          <div className="flex justify-end gap-2">
            {link && (
              <Button icon={copied ? 'check' : 'copy'} onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
            <Button type="submit" variant={link ? 'secondary' : 'primary'} busy={busy}>
              {link ? 'Make another' : 'Make the link'}
            </Button>
          </div>
        </form>
      </Dialog>
      {prompt}
    </>
  )
}
