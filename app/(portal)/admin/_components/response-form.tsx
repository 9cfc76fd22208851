'use client'

import { type ReactNode, useRef, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import type { IconName } from '@/lib/format/icon-names'
import { type ActionState, IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

type Respond<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

/** What a field of the form shows: what was typed before it was refused, and what was wrong with it. */
export type Typed = {
  value: (name: string) => string | undefined
  error: (name: string) => string | undefined
}

type Props<Result> = {
  /** What the page knew when the person decided. */
  known: Readonly<Record<string, string>>
  action: Respond<Result>
  label: string
  icon: IconName
  /** Title, explanation and verb of the dialog. */
  title: string
  description: string
  /** What else happens, a line each. */
  effects?: readonly string[]
  verb: string
  variant?: ButtonLook['variant']
  size?: ButtonLook['size']
  /** Read instead of the label where several buttons have the same. */
  name?: string
  fields?: (typed: Typed) => ReactNode
  /** Afterwards: what was done, and the way back if there is one. */
  said?: (result: Result) => string
  /** What is shown in the dialog afterwards, instead of closing it. */
  answer?: (result: Result) => ReactNode
  /** False where there is nothing to press any more, while an answer may still be shown. */
  offered?: boolean
}

/** A button that asks in a dialog; what was typed is kept when the bank refuses. */
export function ResponseForm<Result>({ offered = true, ...props }: Props<Result>) {
  const { label, icon, title, variant, size, name } = props
  // One key for one intention: until it is done, the form is the same one, with what was typed into it.
  const [key, setKey] = useState('')
  const [open, setOpen] = useState(false)
  const finished = useRef(true)
  const begin = () => {
    if (finished.current) setKey(crypto.randomUUID())
    finished.current = false
    setOpen(true)
  }
  return (
    <>
      {offered && (
        <Button variant={variant} size={size} icon={icon} aria-label={name && `${name}…`} onClick={begin}>
          {label}…
        </Button>
      )}
      {key && (
        <Asking
          key={key}
          {...props}
          title={title}
          open={open}
          idempotencyKey={key}
          onClose={() => setOpen(false)}
          onDone={() => {
            finished.current = true
          }}
        />
      )}
    </>
  )
}

type Asked<Result> = Omit<Props<Result>, 'offered'> & {
  open: boolean
  idempotencyKey: string
  onClose: () => void
  onDone: () => void
}

function Asking<Result>(props: Asked<Result>) {
  const { action, said, answer, open, onClose, onDone, title, description, effects = [] } = props
  // Said by the answer itself: the page that comes with it may not have this button any more.
  const { state, submit, busy, prompt } = useSteppedUpAction<Result>(async (before, form) => {
    const after = await action(before, form)
    if (after.status === 'done') {
      onDone()
      if (said) toast('good', said(after.result))
      if (!answer) onClose()
    }
    return after
  })
  const done = state.status === 'done' ? state : null
  const refused = state.status === 'refused' ? state : null

  return (
    <>
      <Dialog
        open={open}
        onClose={onClose}
        title={title}
        description={done && answer ? undefined : description}
      >
        {done && answer ? (
          <>
            {answer(done.result)}
            <div className="flex justify-end">
              <Button variant="primary" onClick={onClose}>
                Done
              </Button>
            </div>
          </>
        ) : (
          <form action={submit} className="grid gap-4" noValidate>
            {effects.length > 0 && (
              <ul className="grid list-disc gap-1 pl-4 text-secondary">
                {effects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
            )}
            {refused && !prompt && <Refused {...refused} />}
            {Object.entries(props.known).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name={IDEMPOTENCY_FIELD} value={props.idempotencyKey} />
            {props.fields?.({
              value: (name) => refused?.values[name],
              error: (name) => (prompt ? undefined : refused?.fields?.[name]),
            })}
            <div className="flex justify-end gap-2">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="primary" icon={props.icon} busy={busy}>
                {props.verb}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
      {prompt}
    </>
  )
}
