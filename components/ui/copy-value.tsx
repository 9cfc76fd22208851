'use client'

import { useId, useState } from 'react'
import { Button } from './button'
import { Field, Textarea } from './field'

type Props = { label: string; value: string; help: string }

/** Something to hand over: readable as a whole, copied with one press. */
export function CopyValue({ label, value, help }: Props) {
  const id = useId()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(value)
    setCopied(true)
  }
  return (
    <Field label={label} htmlFor={id} help={help}>
      <span className="flex gap-2">
        <Textarea
          id={id}
          readOnly
          rows={2}
          value={value}
          help
          className="min-h-0! field-sizing-content resize-none break-all font-mono text-12"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button size="lg" icon={copied ? 'check' : 'copy'} onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </span>
    </Field>
  )
}
