'use client'

import { useActionState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { requestDryRun } from '@/lib/domain/suspicious/actions'
import { IDLE } from '@/lib/http/action-state'
import { IntentionKey } from '../../../_components/intention-key'

type Threshold = { key: string; label: string; unit: string; help: string; value: number }
type Props = { rule: string; version: number; fields: readonly Threshold[]; running: boolean }

/** The numbers of a rule: changed here, tried on the last 30 days, and only then asked for. */
export function DryRunForm({ rule, version, fields, running }: Props) {
  const [state, submit, busy] = useActionState(requestDryRun, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={submit} className="grid gap-4 px-4 pt-1 pb-4" noValidate>
      {refused && <Refused {...refused} />}
      <input type="hidden" name="rule" value={rule} />
      <input type="hidden" name="seenVersion" value={version} />
      <IntentionKey seed={state} />
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {fields.map(({ key: name, label, unit, help, value }) => {
          const error = refused?.fields?.[`t_${name}`]
          return (
            <Field key={name} label={label} htmlFor={`t_${name}`} help={help} error={error}>
              <span className="flex items-center gap-2">
                <Input
                  id={`t_${name}`}
                  name={`t_${name}`}
                  inputMode="decimal"
                  className="num max-w-36 text-right"
                  defaultValue={refused?.values[`t_${name}`] ?? String(value)}
                  help
                  invalid={Boolean(error)}
                />
                <span className="text-125 text-muted">{unit}</span>
              </span>
            </Field>
          )
        })}
      </div>
      <div>
        <Button type="submit" icon="flask-conical" busy={busy} disabled={running}>
          Try it on the last 30 days
        </Button>
      </div>
    </form>
  )
}
