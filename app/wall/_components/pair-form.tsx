'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { pairDisplay } from '@/lib/domain/displays/actions'

/** The code, large enough to be checked from where the admin stands. Works before and without JavaScript. */
export function PairForm() {
  const [{ problem, attempt }, submit, busy] = useActionState(pairDisplay, { problem: null, attempt: 0 })
  return (
    <form action={submit} className="grid gap-4">
      {problem && (
        <p
          key={attempt}
          role="alert"
          className="flex gap-2 rounded-control bg-bad-tint px-3 py-2.5 text-125 text-bad"
        >
          <Icon name="circle-exclamation-point" size={15} className="mt-[2px]" />
          {problem}
        </p>
      )}
      <Field label="Code" htmlFor="code">
        <Input
          id="code"
          name="code"
          className="h-14 text-center font-mono text-21 tracking-[0.18em] uppercase"
          placeholder="XXXX-XXXX"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={40}
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="h-10 w-full">
        Connect
      </Button>
    </form>
  )
}
