'use client'

import { useActionState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { Field, Select, Textarea } from '@/components/ui/field'
import { assignCase, closeCase, noteCase, triageCase } from '@/lib/domain/suspicious/actions'
import { OUTCOME_WORDS, OUTCOMES } from '@/lib/domain/suspicious/constants'
import type { CaseDetail } from '@/lib/domain/suspicious/dto'
import { IDLE } from '@/lib/http/action-state'
import { IntentionKey } from '../../_components/intention-key'
import { ResponseForm } from '../../_components/response-form'

type Props = {
  found: Pick<CaseDetail, 'id' | 'status' | 'assigneeId' | 'subject'>
  investigators: readonly { id: string; name: string }[]
}

/** What an investigator can do about a case. */
export function Responses({ found, investigators }: Props) {
  const known = { caseId: found.id }
  const closed = found.status === 'closed'
  return (
    <>
      {!closed && <Triage caseId={found.id} status={found.status} />}
      {!closed && (
        <ResponseForm
          action={assignCase}
          known={{ ...known, seenAssigneeId: found.assigneeId ?? '' }}
          label="Assign"
          icon="user"
          title={`Assign the case of ${found.subject}`}
          description="Who works on it is shown on the list; they are not told by mail."
          verb="Assign the case"
          fields={({ error }) => (
            <Field label="Assignee" htmlFor="assigneeId" error={error('assigneeId')}>
              <Select
                id="assigneeId"
                name="assigneeId"
                defaultValue={found.assigneeId ?? ''}
                invalid={Boolean(error('assigneeId'))}
              >
                <option value="">Nobody</option>
                {investigators.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        />
      )}
      <ResponseForm
        action={noteCase}
        known={known}
        label="Note"
        icon="file-text"
        title={`Note on the case of ${found.subject}`}
        description="What was found, or what was asked. Notes stay as they are."
        verb="Add the note"
        fields={({ value, error }) => (
          <Field label="Note" htmlFor="body" error={error('body')}>
            <Textarea id="body" name="body" defaultValue={value('body')} invalid={Boolean(error('body'))} />
          </Field>
        )}
      />
      {!closed && (
        <ResponseForm
          action={closeCase}
          known={{ ...known, seenStatus: found.status }}
          label="Close"
          icon="circle-check"
          title={`Close the case of ${found.subject}`}
          description="The outcome teaches the rule: false positives are counted. A new hit opens a new case."
          verb="Close the case"
          fields={({ value, error }) => (
            <>
              <Field label="Outcome" htmlFor="outcome" error={error('outcome')}>
                <Select
                  id="outcome"
                  name="outcome"
                  defaultValue={value('outcome')}
                  invalid={Boolean(error('outcome'))}
                >
                  <option value="">Choose…</option>
                  {OUTCOMES.map((outcome) => (
                    <option key={outcome} value={outcome}>
                      {OUTCOME_WORDS[outcome]}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="What led to this" htmlFor="note" error={error('note')}>
                <Textarea
                  id="note"
                  name="note"
                  defaultValue={value('note')}
                  invalid={Boolean(error('note'))}
                />
              </Field>
            </>
          )}
        />
      )}
    </>
  )
}

function Triage({ caseId, status }: { caseId: string; status: string }) {
  const [state, submit, busy] = useActionState(triageCase, IDLE)
  const open = status === 'open'
  return (
    <form action={submit} className="contents">
      {state.status === 'refused' && <Refused {...state} />}
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="seenStatus" value={status} />
      <IntentionKey seed={state} />
      <Button type="submit" variant={open ? 'primary' : undefined} icon={open ? 'eye' : 'undo-2'} busy={busy}>
        {open ? 'Take up' : 'Put back'}
      </Button>
    </form>
  )
}
