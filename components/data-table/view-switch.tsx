'use client'

import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { type ActionState, IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

type Props<Result> = {
  action: (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>
  values: Readonly<Record<string, string>>
  /** What is said when it is done. */
  done: string
  className: string
  children: ReactNode
}

/** Something about a view that is done with one click; how it went is said in the corner. */
export function ViewSwitch<Result>({ action, values, done, className, children }: Props<Result>) {
  const [state, submit, busy] = useActionState(action, IDLE)
  const [key, setKey] = useState('')
  // By the time it is done the button may already offer the opposite.
  const said = useRef(done)
  useEffect(() => {
    setKey(crypto.randomUUID()) // another click is another change
    if (state.status === 'idle') return
    const good = state.status === 'done'
    toast(good ? 'good' : 'bad', good ? said.current : state.message)
  }, [state])
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        said.current = done
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
      }}
    >
      {Object.entries({ ...values, [IDEMPOTENCY_FIELD]: key }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" disabled={busy} className={className}>
        {children}
      </button>
    </form>
  )
}
