'use client'

import { createContext, type ReactNode, use, useEffect, useState, useTransition } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Textarea } from '@/components/ui/field'
import { revealPii } from '@/lib/domain/pii/actions'
import { LONGEST_REASON, type PiiSubject, REVEALED_SECONDS } from '@/lib/domain/pii/constants'
import type { Revealed } from '@/lib/domain/pii/dto'
import { UNKNOWN } from '@/lib/format/number'
import { type ActionProblem, IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'

type Shown = {
  values: Revealed | null
  /** Seconds until it is masked again. */
  left: number
  show: (values: Revealed) => void
  hide: () => void
}

const Context = createContext<Shown>({ values: null, left: 0, show: () => {}, hide: () => {} })

/**
 * The part of a page in which the masked fields of one record can be shown in full. What was shown lives in this
 * component alone, for a minute, and goes with the page.
 */
export function Revealable({ children }: { children: ReactNode }) {
  const [values, setValues] = useState<Revealed | null>(null)
  const [left, setLeft] = useState(0)
  const shown = values !== null

  const hide = () => setValues(null)
  const show = (found: Revealed) => {
    setValues(found)
    setLeft(REVEALED_SECONDS)
  }

  useEffect(() => {
    if (!shown) return
    const until = Date.now() + REVEALED_SECONDS * 1000
    const tick = () => {
      const seconds = Math.ceil((until - Date.now()) / 1000)
      if (seconds > 0) setLeft(seconds)
      else setValues(null)
    }
    const leave = () => setValues(null)
    const timer = setInterval(tick, 500)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
    }
  }, [shown])

  return <Context value={{ values, left, show, hide }}>{children}</Context>
}

/** A field that is masked until somebody asks; its masked text is what the server sent. */
export function Masked({ field, children }: { field: string; children: ReactNode }) {
  const { values } = use(Context)
  if (!values || !(field in values)) return children
  return <span className="rounded-sm bg-warning-tint px-1 font-medium">{values[field] ?? UNKNOWN}</span>
}

type Props = {
  subject: PiiSubject
  id: string
  /** Whom the record is about, for the dialog. */
  name: string
  /** Whether the person has to say why. */
  needsReason: boolean
}

/** Shows the masked fields around it for a minute. Who must say why is asked first; the trail keeps who looked. */
export function RevealButton({ subject, id, name, needsReason }: Props) {
  const { values, left, show, hide } = use(Context)
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<ActionProblem | null>(null)
  const [busy, start] = useTransition()

  const reveal = (form: FormData) => {
    form.set('subject', subject)
    form.set('id', id)
    form.set(IDEMPOTENCY_FIELD, crypto.randomUUID())
    start(async () => {
      const answer = await revealPii(IDLE, form)
      if (answer.status === 'done') {
        setAsking(false)
        setRefused(null)
        show(answer.result)
      } else if (answer.status === 'refused') setRefused(answer)
    })
  }
  const begin = () => {
    setRefused(null)
    if (needsReason) setAsking(true)
    else reveal(new FormData())
  }

  if (values) {
    return (
      <Button size="sm" icon="eye-off" onClick={hide} aria-label="Mask again">
        <span className="num">Mask again · {left} s</span>
      </Button>
    )
  }
  return (
    <>
      <Button size="sm" icon="eye" busy={busy && !asking} onClick={begin}>
        {needsReason ? 'Reveal…' : 'Reveal'}
      </Button>
      <Dialog
        open={asking || refused !== null}
        onClose={() => {
          setAsking(false)
          setRefused(null)
        }}
        title={`Reveal the personal data of ${name}`}
        description={`It is shown for ${REVEALED_SECONDS} seconds. Who looked, when and why stays in the audit log.`}
      >
        <form action={reveal} className="grid gap-4" noValidate>
          {refused && <Refused {...refused} />}
          {needsReason && (
            <Field
              label="What you need it for"
              htmlFor={`reveal-${id}`}
              help="As “caller asks to confirm the number on file”."
              error={refused?.fields?.reason}
            >
              <Textarea
                id={`reveal-${id}`}
                name="reason"
                maxLength={LONGEST_REASON}
                defaultValue={refused?.values.reason}
                help
                invalid={Boolean(refused?.fields?.reason)}
              />
            </Field>
          )}
          <div className="flex justify-end gap-2">
            <Button
              onClick={() => {
                setAsking(false)
                setRefused(null)
              }}
            >
              Cancel
            </Button>
            <Button type="submit" variant="primary" icon="eye" busy={busy}>
              Reveal
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
