'use client'

import { useActionState, useSyncExternalStore } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { setNewPassword } from '@/lib/auth/actions'
import { IDLE } from '@/lib/http/action-state'

const FIELDS = [
  {
    name: 'newPassword',
    label: 'New password',
    help: 'At least 15 characters; three or more words that have nothing to do with each other are easy to keep.',
  },
  { name: 'newPasswordAgain', label: 'New password again' },
]

/** The secret of the link is behind the # of the address, which is sent to nobody until the form is. */
export function ResetForm() {
  const link = useSyncExternalStore(
    () => () => {},
    () => location.hash.slice(1),
    () => null,
  )
  const [state, submit, busy] = useActionState(setNewPassword, IDLE)
  const refused = state.status === 'refused' ? state : null

  if (link === '') {
    return (
      <p role="alert" className="rounded-control bg-bad-tint px-3 py-2.5 text-125 text-bad">
        This address is not complete: open the whole link that you were given.
      </p>
    )
  }
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {refused && !refused.fields && <Refused {...refused} />}
      <input type="hidden" name="link" value={link ?? ''} />
      {FIELDS.map(({ name, label, help }) => (
        <Field key={name} label={label} htmlFor={name} help={help} error={refused?.fields?.[name]}>
          <Input
            id={name}
            name={name}
            type="password"
            autoComplete="new-password"
            maxLength={1024}
            help={Boolean(help)}
            invalid={Boolean(refused?.fields?.[name])}
          />
        </Field>
      ))}
      <Button type="submit" variant="primary" size="lg" busy={busy} className="h-10 w-full">
        Set the password
      </Button>
    </form>
  )
}
