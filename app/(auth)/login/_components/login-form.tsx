'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { signIn } from '@/lib/auth/actions'
import { PasswordInput } from './password-input'

/** Email and password. Works before and without JavaScript; keeps the address when it did not work. */
export function LoginForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, submit, busy] = useActionState(signIn, { problem: null, email: '', attempt: 0 })
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.attempt > 0) form.current?.querySelector<HTMLInputElement>('#password')?.focus()
  }, [state.attempt])

  return (
    <form ref={form} action={submit} className="grid gap-4">
      {state.problem && (
        <p role="alert" className="flex gap-2 rounded-control bg-bad-tint px-3 py-2.5 text-125 text-bad">
          <Icon name="circle-exclamation-point" size={15} className="mt-[2px]" />
          {state.problem}
        </p>
      )}
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field label="Email" htmlFor="email">
        <Input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          defaultValue={state.email}
        />
      </Field>
      <PasswordInput />
      {state.attempt > 0 && <CodeAlong />}
      <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-1 h-10 w-full">
        Sign in
      </Button>
    </form>
  )
}

/** After many failures a browser that the account does not know needs this; it is offered to everybody alike. */
function CodeAlong() {
  return (
    <details className="text-125 text-secondary">
      <summary className="cursor-pointer text-accent">Bring a code along</summary>
      <div className="mt-2.5">
        <Field
          label="Code"
          htmlFor="code"
          help="Of your authenticator, or a recovery code. Needed from a new browser once ten sign-ins have failed."
        >
          <Input id="code" name="code" autoComplete="one-time-code" spellCheck={false} maxLength={40} help />
        </Field>
      </div>
    </details>
  )
}
