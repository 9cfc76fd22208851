'use client'

import { type ReactNode, useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { IconName } from '@/lib/format/icon-names'
import { type ActionProblem, type ActionState, IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

type Respond<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

/** What a field of the form shows: what was typed before it was refused, and what was wrong with it. */
export type Typed = { value: (name: string) => string; error: (name: string) => string | undefined }

type Props<Result> = {
  /** What the page knew when the person decided. */
  known: Readonly<Record<string, string>>
  action: Respond<Result>
  label: string
  icon: IconName
  /** Title, explanation and verb of the dialog. */
  title: string
  description: string
  verb: string
  fields: (typed: Typed) => ReactNode
}

/** A button that asks in a dialog; what was typed is kept when the bank refuses. */
export function ResponseForm<Result>({
  known,
  action,
  label,
  icon,
  title,
  description,
  verb,
  fields,
}: Props<Result>) {
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState('')
  const [state, submit, busy] = useActionState(action, IDLE)
  const refused = state.status === 'refused' ? state : null

  useEffect(() => {
    if (state.status === 'done') setOpen(false)
  }, [state])

  const begin = () => {
    // One key for one intention: a second press of the button is the same response.
    setKey(crypto.randomUUID())
    setOpen(true)
  }

  return (
    <>
      <Button icon={icon} onClick={begin}>
        {label}…
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} description={description}>
        <form action={submit} className="grid gap-4" noValidate>
          {refused && <Refusal problem={refused} />}
          {Object.entries(known).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
          {fields({
            value: (name) => refused?.values[name] ?? '',
            error: (name) => refused?.fields?.[name],
          })}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" icon={icon} busy={busy}>
              {verb}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

/** Why it was not done, and who was faster where somebody was. */
export function Refusal({ problem: { message, changed } }: { problem: ActionProblem }) {
  return (
    <p role="alert" className="rounded-control bg-bad-tint px-3 py-2 text-bad">
      {message}
      {changed?.by && ` Last changed by ${changed.by}: load the page again.`}
    </p>
  )
}
