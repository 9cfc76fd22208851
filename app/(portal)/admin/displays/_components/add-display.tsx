'use client'

import { useActionState, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { addDisplay } from '@/lib/domain/displays/actions'
import { spaced } from '@/lib/domain/displays/constants'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

/** Asks for a name, then shows the code to type in on the screen: this once. */
export function AddDisplay() {
  const [key, setKey] = useState<string | null>(null)
  const close = () => setKey(null)
  return (
    <>
      <Button variant="primary" icon="plus" onClick={() => setKey(crypto.randomUUID())}>
        Add display…
      </Button>
      <Dialog open={key !== null} onClose={close} title="Add a wall display">
        {key && <Steps key={key} idempotencyKey={key} close={close} />}
      </Dialog>
    </>
  )
}

function Steps({ idempotencyKey, close }: { idempotencyKey: string; close: () => void }) {
  const [state, submit, busy] = useActionState(addDisplay, IDLE)
  if (state.status === 'done') return <Code {...state.result} close={close} />
  const refused = state.status === 'refused' ? state : null
  const error = refused?.fields?.name
  return (
    <form action={submit} className="grid gap-4" noValidate>
      {refused && <Refused {...refused} />}
      <input type="hidden" name={IDEMPOTENCY_FIELD} value={idempotencyKey} />
      <Field label="Where it hangs" htmlFor="name" help="As in “Operations room, left”." error={error}>
        <Input
          id="name"
          name="name"
          defaultValue={refused?.values.name}
          maxLength={60}
          help
          invalid={Boolean(error)}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          Get a code
        </Button>
      </div>
    </form>
  )
}

function Code({ code, minutes, close }: { code: string; minutes: number; close: () => void }) {
  return (
    <div className="grid gap-4">
      <p className="text-secondary">
        On the screen, open <span className="font-mono text-ink">{location.host}/wall</span> and type in this
        code. It is good for {minutes} minutes and for one screen, and is not shown again.
      </p>
      <p className="rounded-control bg-hover py-4 text-center font-mono text-32 tracking-[0.12em]">
        {spaced(code)}
      </p>
      <div className="flex justify-end">
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  )
}
