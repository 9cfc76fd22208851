'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, Select, Textarea } from '@/components/ui/field'
import { acknowledgeAlert, assignAlert, noteAlert, silenceAlert } from '@/lib/domain/alerts/actions'
import { SILENCE_HOURS } from '@/lib/domain/alerts/constants'
import type { AlertDetail, Responder } from '@/lib/domain/alerts/dto'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'
import { Refusal, ResponseForm } from './response-form'

type Props = {
  alert: Pick<AlertDetail, 'id' | 'name' | 'status' | 'acknowledgedAt' | 'assigneeId' | 'silenced'>
  responders: readonly Responder[]
  maySilence: boolean
}

const LENGTHS: Record<(typeof SILENCE_HOURS)[number], string> = {
  '1': '1 hour',
  '4': '4 hours',
  '24': '1 day',
  '72': '3 days',
  '168': '1 week',
}

/** What a person can do about an alert. */
export function Responses({ alert, responders, maySilence }: Props) {
  const known = { alertId: alert.id }
  const firing = alert.status === 'firing'
  return (
    <>
      {firing && !alert.acknowledgedAt && <Acknowledge alertId={alert.id} />}
      <ResponseForm
        action={assignAlert}
        known={{ ...known, seenAssigneeId: alert.assigneeId ?? '' }}
        label="Assign"
        icon="user"
        title={`Assign ${alert.name}`}
        description="Who looks after it is shown on the list; they are not told by mail."
        verb="Assign the alert"
        fields={({ error }) => (
          <Field label="Assignee" htmlFor="assigneeId" error={error('assigneeId')}>
            <Select
              id="assigneeId"
              name="assigneeId"
              defaultValue={alert.assigneeId ?? ''}
              invalid={Boolean(error('assigneeId'))}
            >
              <option value="">Nobody</option>
              {responders.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      />
      <ResponseForm
        action={noteAlert}
        known={known}
        label="Note"
        icon="file-text"
        title={`Note on ${alert.name}`}
        description="What was found, or what was done. Notes stay as they are."
        verb="Add the note"
        fields={({ value, error }) => (
          <Field label="Note" htmlFor="body" error={error('body')}>
            <Textarea id="body" name="body" defaultValue={value('body')} invalid={Boolean(error('body'))} />
          </Field>
        )}
      />
      {firing && maySilence && !alert.silenced && (
        <ResponseForm
          action={silenceAlert}
          known={known}
          label="Silence"
          icon="circle-pause"
          title={`Silence ${alert.name}`}
          description="Alertmanager tells nobody about exactly this alert until then. It goes on being shown here."
          verb="Silence the alert"
          fields={({ value, error }) => (
            <>
              <Field label="For" htmlFor="hours" error={error('hours')}>
                <Select
                  id="hours"
                  name="hours"
                  defaultValue={value('hours') || '1'}
                  invalid={Boolean(error('hours'))}
                >
                  {SILENCE_HOURS.map((hours) => (
                    <option key={hours} value={hours}>
                      {LENGTHS[hours]}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label="Why it may be silent" htmlFor="comment" error={error('comment')}>
                <Textarea
                  id="comment"
                  name="comment"
                  defaultValue={value('comment')}
                  invalid={Boolean(error('comment'))}
                />
              </Field>
            </>
          )}
        />
      )}
    </>
  )
}

function Acknowledge({ alertId }: { alertId: string }) {
  const [state, submit, busy] = useActionState(acknowledgeAlert, IDLE)
  return (
    <form action={submit} className="contents">
      {state.status === 'refused' && <Refusal problem={state} />}
      <input type="hidden" name="alertId" value={alertId} />
      {/* A person acknowledges an alert once, from however many windows. */}
      <input type="hidden" name={IDEMPOTENCY_FIELD} value={`acknowledge-${alertId}`} />
      <Button type="submit" variant="primary" icon="check" busy={busy}>
        Acknowledge
      </Button>
    </form>
  )
}
