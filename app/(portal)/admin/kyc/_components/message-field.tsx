'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { Field, Textarea } from '@/components/ui/field'
import { type MessageLanguage, messageFor, type Told } from '@/lib/kyc/messages'

type Props = {
  told: Told
  reason: string
  firstName: string
  language: MessageLanguage
  error?: string
}

const LANGUAGES = { en: 'English', tn: 'Setswana' } as const

/** What the customer is told, begun from the template of the decision; what was changed by hand is kept. */
export function MessageField({ told, reason, firstName, language: preferred, error }: Props) {
  const [language, setLanguage] = useState(preferred)
  const [written, setWritten] = useState<string | null>(null)
  const ready = told === 'approve' || reason !== ''
  const text = written ?? (ready ? messageFor(told, reason, language, firstName) : '')
  return (
    <div className="relative">
      <div className="absolute top-0 right-0 flex rounded-control border p-0.5 text-12">
        {(['en', 'tn'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={language === each}
            onClick={() => {
              setLanguage(each)
              setWritten(null)
            }}
            className={clsx(
              'rounded-sm px-2 py-px font-medium',
              language === each ? 'bg-accent-tint text-accent' : 'text-secondary hover:text-ink',
            )}
          >
            {LANGUAGES[each]}
          </button>
        ))}
      </div>
      <input type="hidden" name="language" value={language} />
      <Field
        label="Message to the customer"
        htmlFor="message"
        error={error}
        help={
          language === preferred
            ? 'In the language the customer chose. Kept with the case for the bank’s messaging.'
            : `The customer chose ${LANGUAGES[preferred]}.`
        }
      >
        <Textarea
          id="message"
          name="message"
          lang={language}
          rows={4}
          maxLength={1000}
          value={text}
          onChange={(event) => setWritten(event.target.value)}
          placeholder={ready ? undefined : 'Begins with the reason.'}
          help
          invalid={Boolean(error)}
          className="mt-1"
        />
      </Field>
    </div>
  )
}
