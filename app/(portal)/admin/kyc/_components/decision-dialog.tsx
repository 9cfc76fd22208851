'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Checkbox, Field, Textarea } from '@/components/ui/field'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast'
import { claimCase, decideCase } from '@/lib/domain/kyc-desk/actions'
import { ASK_REASONS, REJECT_REASONS } from '@/lib/domain/kyc-desk/constants'
import type { MessageLanguage, Told } from '@/lib/kyc/messages'
import { MessageField } from './message-field'
import { ReasonField } from './reason-field'
import { useDeed } from './use-deed'

/** What the page knew of the record when the officer decided. */
export type DecidedCase = {
  id: string
  name: string
  firstName: string
  version: string
  language: MessageLanguage
  /** What an approval leads to, in one sentence. */
  effect: string
  /** A high risk that nobody has approved yet: this approval is the first of two. */
  firstOfTwo: boolean
}

type Props = { record: DecidedCase; decision: Told; onClose: () => void }

const WORDS = {
  approve: { title: 'Approve', verb: 'Approve', icon: 'check' },
  ask: { title: 'Ask again:', verb: 'Ask the customer', icon: 'undo-2' },
  reject: { title: 'Reject', verb: 'Reject', icon: 'x' },
} as const

const DONE = {
  approved: 'Approved',
  first_approval: 'First approval kept: a second officer decides',
  resubmission_requested: 'Sent back to the customer',
  rejected: 'Rejected',
} as const

/** Confirms a decision: reason, message and note, all by keyboard; Enter outside of a text decides. */
export function DecisionDialog({ record, decision, onClose }: Props) {
  const router = useRouter()
  const deed = useDeed(decideCase, (after) => {
    if (after.status !== 'done') return
    const { outcome, nextId } = after.result
    toast('good', `${DONE[outcome]}: ${record.name}.`)
    onClose()
    router.push(nextId ? `/admin/kyc/${nextId}` : '/admin/kyc')
  })
  const claim = useDeed(claimCase, (after) => {
    if (after.status === 'done') toast('good', 'It is yours again: decide now.')
    if (after.status === 'refused') toast('bad', after.message)
  })
  const form = useRef<HTMLFormElement>(null)
  const [reason, setReason] = useState('')
  const refused = deed.state.status === 'refused' ? deed.state : null
  const { title, verb, icon } = WORDS[decision]
  const reasons = decision === 'ask' ? ASK_REASONS : decision === 'reject' ? REJECT_REASONS : null
  const telling = !(decision === 'approve' && record.firstOfTwo)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields: Record<string, string> = { language: record.language, message: '' }
    for (const [name, value] of new FormData(event.currentTarget)) fields[name] = String(value)
    if (!deed.busy) deed.run({ ...fields, recordId: record.id, seenVersion: record.version, decision })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const writing = (event.target as HTMLElement).tagName === 'TEXTAREA'
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
    const chosen = writing || event.ctrlKey || event.metaKey ? undefined : reasons?.[Number(event.key) - 1]
    if (!chosen) return
    event.preventDefault()
    setReason(chosen)
    form.current?.querySelector<HTMLElement>(`input[value="${chosen}"]`)?.focus()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={`${title} ${record.name}`}
      description={decision === 'approve' ? record.effect : undefined}
      className="w-[min(36rem,calc(100vw-2rem))]"
    >
      <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} className="grid gap-4" noValidate>
        {refused && <Refused {...refused} />}
        {refused?.code === 409 && (
          <Button icon="eye" busy={claim.busy} onClick={() => claim.run({ recordId: record.id })}>
            Claim it again
          </Button>
        )}
        {reasons && (
          <ReasonField
            reasons={reasons}
            chosen={reason}
            onChoose={setReason}
            error={refused?.fields?.reason}
          />
        )}
        {telling && (
          <MessageField
            told={decision}
            reason={reason}
            firstName={record.firstName}
            language={record.language}
            error={refused?.fields?.message}
          />
        )}
        <Field label="Note for colleagues (optional)" htmlFor="note" error={refused?.fields?.note}>
          <Textarea
            id="note"
            name="note"
            rows={2}
            maxLength={4000}
            className="min-h-9"
            invalid={Boolean(refused?.fields?.note)}
          />
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <label htmlFor="next" className="flex items-center gap-2 text-125">
            <Checkbox id="next" name="next" value="yes" defaultChecked />
            Then open the next case
          </label>
          <div className="flex gap-2">
            <Button onClick={onClose}>
              Cancel <Kbd>Esc</Kbd>
            </Button>
            <Button
              type="submit"
              variant={decision === 'reject' ? 'danger' : 'primary'}
              icon={icon}
              busy={deed.busy}
              data-first={reasons ? undefined : ''}
            >
              {verb} <Kbd>⏎</Kbd>
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  )
}
