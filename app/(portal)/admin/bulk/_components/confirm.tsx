'use client'

import { useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { useSteppedUpAction } from '@/components/feedback/stepped-up-action'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { TYPED_ABOVE } from '@/lib/bulk/constants'
import { confirmBulk } from '@/lib/domain/bulk/actions'
import type { IconName } from '@/lib/format/icon-names'
import { formatCount } from '@/lib/format/number'
import { IDEMPOTENCY_FIELD } from '@/lib/http/action-state'

type Props = {
  runId: string
  rows: number
  verb: string
  icon: IconName
  noun: { one: string; many: string }
}

/** Has what was planned happen; asks for the number where it is many. */
export function Confirm({ runId, rows, verb, icon, noun }: Props) {
  const [key] = useState(() => crypto.randomUUID())
  const { state, submit, busy, prompt } = useSteppedUpAction(confirmBulk)
  const refused = state.status === 'refused' && !prompt ? state : null
  const error = refused?.fields?.typed
  const what = `${formatCount(rows)} ${rows === 1 ? noun.one : noun.many}`
  return (
    <>
      <form action={submit} className="grid justify-items-start gap-3" noValidate>
        {refused && !error && <Refused {...refused} />}
        <input type="hidden" name="runId" value={runId} />
        <input type="hidden" name={IDEMPOTENCY_FIELD} value={key} />
        {rows > TYPED_ABOVE && (
          <Field label={`Type ${formatCount(rows)} to go on`} htmlFor="typed" error={error}>
            <Input
              id="typed"
              name="typed"
              inputMode="numeric"
              autoComplete="off"
              className="max-w-44"
              defaultValue={refused?.values.typed}
              invalid={Boolean(error)}
            />
          </Field>
        )}
        <Button type="submit" variant="primary" icon={icon} busy={busy || state.status === 'done'}>
          {verb} {what}
        </Button>
      </form>
      {prompt}
    </>
  )
}
