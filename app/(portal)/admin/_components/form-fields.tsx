'use client'

import { useId } from 'react'
import { Field, Input, Select, Textarea } from '@/components/ui/field'
import type { Typed } from './response-form'

type Common = { name: string; label: string; help?: string }

/** What a form asks for, as data. `start` is what the field holds before anybody typed. */
export type FormField = Common &
  (
    | { kind: 'choice'; options: readonly (readonly [value: string, label: string])[]; start?: string }
    | { kind: 'text' | 'email' | 'date'; most?: number; start?: string; mono?: boolean }
    | { kind: 'amount'; start?: string }
    | { kind: 'lines'; most?: number }
  )

/** Why, in a few lines: the field that nearly every form ends with. */
export const reasonField = (
  label: string,
  help = 'It stays in the trail.',
  { name = 'reason', most }: { name?: string; most?: number } = {},
): FormField => ({ kind: 'lines', name, label, help, most })

/** The `fields` of a ResponseForm out of data. */
export function fieldsOf(fields: readonly FormField[]) {
  return (typed: Typed) => fields.map((field) => <FormControl key={field.name} field={field} {...typed} />)
}

function FormControl({ field, value, error }: Typed & { field: FormField }) {
  const id = `${useId()}-${field.name}`
  const { name, label, help } = field
  const wrong = error(name)
  const common = { id, name, help: Boolean(help), invalid: Boolean(wrong) }
  const start = 'start' in field ? field.start : undefined
  const defaultValue = value(name) ?? start ?? ''
  return (
    <Field label={label} htmlFor={id} help={help} error={wrong}>
      {field.kind === 'choice' ? (
        // A select ignores a later default: what was typed comes with a new key.
        <Select key={defaultValue} {...common} defaultValue={defaultValue}>
          {start === undefined && <option value="">Choose…</option>}
          {field.options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </Select>
      ) : field.kind === 'lines' ? (
        <Textarea {...common} defaultValue={defaultValue} maxLength={field.most ?? 2000} />
      ) : field.kind === 'amount' ? (
        <span className="relative block">
          <span aria-hidden="true" className="-translate-y-1/2 absolute top-1/2 left-3 text-muted">
            P
          </span>
          <Input
            {...common}
            defaultValue={defaultValue}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            className="num pl-7 text-right"
          />
        </span>
      ) : (
        <Input
          {...common}
          type={field.kind}
          autoComplete="off"
          defaultValue={defaultValue}
          maxLength={field.most}
          className={field.mono ? 'font-mono' : undefined}
        />
      )}
    </Field>
  )
}
