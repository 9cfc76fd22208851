'use client'

import { useActionState, useRef } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Field, Input } from '@/components/ui/field'
import { changePassword } from '@/lib/domain/account/actions'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

const FIELDS = [
  { name: 'currentPassword', label: 'Current password', autoComplete: 'current-password' },
  {
    name: 'newPassword',
    label: 'New password',
    autoComplete: 'new-password',
    help: 'At least 15 characters; three or more words that have nothing to do with each other are easy to keep.',
  },
  { name: 'newPasswordAgain', label: 'New password again', autoComplete: 'new-password' },
]

/** Changing the own password: needs the current one, and ends the other sessions. */
export function PasswordCard({ email, changed }: { email: string; changed: string }) {
  const [state, submit, busy] = useActionState(changePassword, IDLE)
  const form = useRef<HTMLFormElement>(null)
  const refused = state.status === 'refused' ? state : null
  const send = (data: FormData) => {
    data.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    submit(data)
  }
  return (
    <Card aria-labelledby="password">
      <CardHead id="password" title="Password" note={changed} />
      <form ref={form} action={send} className="grid gap-4 px-4 pt-2 pb-4" noValidate>
        {refused && !refused.fields && <Refused {...refused} />}
        {state.status === 'done' && (
          <p role="status" className="rounded-control bg-good-tint px-3 py-2 text-125 text-good">
            Your new password is set. {state.result.ended > 0 && `${count(state.result.ended)} ended.`}
          </p>
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {FIELDS.map(({ name, label, help, autoComplete }) => (
          <Field key={name} label={label} htmlFor={name} help={help} error={refused?.fields?.[name]}>
            <Input
              id={name}
              name={name}
              type="password"
              autoComplete={autoComplete}
              maxLength={1024}
              help={Boolean(help)}
              invalid={Boolean(refused?.fields?.[name])}
            />
          </Field>
        ))}
        <Button type="submit" variant="primary" busy={busy} className="justify-self-start">
          Change password
        </Button>
      </form>
    </Card>
  )
}

const count = (sessions: number) =>
  sessions === 1 ? 'Your other session' : `Your ${sessions} other sessions`
