'use client'

import type { ComponentProps } from 'react'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { type ActionState, IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

type Props<Result> = Omit<ComponentProps<typeof Button>, 'action'> & {
  action: (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>
  fields?: Readonly<Record<string, string>>
}

/** A button that does one thing at once; asks for a fresh proof where the action wants one, and says why it was refused. */
export function ActionButton<Result>({ action, fields = {}, ...button }: Props<Result>) {
  const { state, submit, busy, prompt } = useSteppedUpAction(action)
  const press = () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    submit(form)
  }
  return (
    <>
      <form action={press} className="inline-flex items-center gap-2">
        {state.status === 'refused' && !state.stepUp && (
          <span role="alert" className="text-12 text-bad">
            {state.message}
          </span>
        )}
        <Button type="submit" busy={busy} {...button} />
      </form>
      {prompt}
    </>
  )
}
