'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { confirmItIsYou } from '@/lib/auth/actions'
import { type ActionState, IDLE } from '@/lib/http/action-state'

type Action<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

type SteppedUp<Result> = {
  state: ActionState<Result>
  submit: (form: FormData) => void
  busy: boolean
  /** The dialog that asks for the proof: put it anywhere outside of the form. */
  prompt: ReactNode
}

/**
 * `useActionState` for an action with `requireStepUp`: when it wants a fresh proof, a dialog asks for it, and what was
 * submitted is then submitted again as it was.
 */
export function useSteppedUpAction<Result>(action: Action<Result>): SteppedUp<Result> {
  const [state, dispatch, busy] = useActionState(action, IDLE)
  const submitted = useRef<FormData>(null)
  const [answered, setAnswered] = useState<ActionState<Result>>(IDLE)
  const method = state.status === 'refused' && state !== answered ? state.stepUp : undefined

  const submit = (form: FormData) => {
    submitted.current = form
    dispatch(form)
  }
  const again = () => {
    setAnswered(state)
    const form = submitted.current
    if (form) startTransition(() => dispatch(form))
  }
  const prompt = method && <StepUpDialog method={method} onDone={again} onClose={() => setAnswered(state)} />
  return { state, submit, busy, prompt }
}

type Props = { method: 'second_factor' | 'password'; onDone: () => void; onClose: () => void }

const ASKED = {
  second_factor: {
    description: 'This needs a fresh code. What you have filled in is kept.',
    label: 'Code from your authenticator',
    help: 'Or one of your recovery codes.',
    input: { inputMode: 'text', autoComplete: 'one-time-code', maxLength: 40 },
  },
  password: {
    description: 'This needs your password once more. What you have filled in is kept.',
    label: 'Your password',
    help: 'You have no second factor, which only a demo bank allows. With one, this asks for a code.',
    input: { type: 'password', autoComplete: 'current-password', maxLength: 1024 },
  },
} as const

/** Asks for a fresh second factor, or for the password where a demo bank has none. */
function StepUpDialog({ method, onDone, onClose }: Props) {
  const [state, submit, busy] = useActionState(confirmItIsYou, IDLE)
  const { description, label, help, input } = ASKED[method]
  const refused = state.status === 'refused' ? state : null
  const error = refused?.fields?.proof
  const done = useRef(onDone)
  done.current = onDone

  useEffect(() => {
    if (state.status === 'done') done.current()
  }, [state])

  return (
    <Dialog
      open={state.status !== 'done'}
      onClose={onClose}
      title="Confirm that it is you"
      description={description}
    >
      <form action={submit} className="grid gap-4" noValidate>
        {refused && !error && <Refused {...refused} />}
        <Field label={label} htmlFor="proof" help={help} error={error}>
          <Input
            id="proof"
            name="proof"
            {...input}
            autoCapitalize="none"
            spellCheck={false}
            help
            invalid={Boolean(error)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" icon="shield-check" busy={busy}>
            Confirm
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
