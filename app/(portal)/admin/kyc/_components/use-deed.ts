'use client'

import { startTransition, useActionState } from 'react'
import { type ActionState, IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

type Action<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

/**
 * An action that a key or a button carries out at once, without a form; each call is an intention of its own.
 * @param settled called with the answer, also when the page that comes with it no longer has what was pressed
 */
export function useDeed<Result>(action: Action<Result>, settled?: (after: ActionState<Result>) => void) {
  const [state, dispatch, busy] = useActionState(async (before: ActionState<Result>, form: FormData) => {
    const after = await action(before, form)
    settled?.(after)
    return after
  }, IDLE)
  const run = (fields: Readonly<Record<string, string>>) => {
    const form = new FormData()
    form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    startTransition(() => dispatch(form))
  }
  return { state, run, busy }
}
