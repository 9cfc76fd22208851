'use client'

import { useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { proveSecondFactor } from '@/lib/auth/actions'
import { Over } from './over'
import { BEGIN } from './state'

/** The code of an authenticator, or a recovery code. */
export function CodeForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, submit, busy] = useActionState(proveSecondFactor, BEGIN)
  const code = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (state.attempt >= 0) code.current?.focus()
  }, [state.attempt])

  if (state.over) return <Over />
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field
        label="Code"
        htmlFor="code"
        help="The six digits of your authenticator, or one of your recovery codes."
        error={state.problem}
      >
        <Input
          ref={code}
          id="code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          help
          invalid={state.problem !== null}
          className="font-mono tracking-wide"
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="h-10 w-full">
        Sign in
      </Button>
      <p className="text-125 text-muted">
        Neither at hand? Another admin cannot skip this step for you: ask whoever runs the portal to reset
        your second factor.{' '}
        <Link href="/login" className="text-accent">
          Back
        </Link>
      </p>
    </form>
  )
}
