'use client'

import { useActionState } from 'react'
import { Refused } from '@/components/feedback/refused'
import { Button } from '@/components/ui/button'
import { acknowledgeAlert, assignAlert, noteAlert, silenceAlert } from '@/lib/domain/alerts/actions'
import { SILENCE_HOURS } from '@/lib/domain/alerts/constants'
import type { AlertDetail, Responder } from '@/lib/domain/alerts/dto'
import { IDEMPOTENCY_FIELD, IDLE } from '@/lib/http/action-state'
import { fieldsOf } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'

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
        fields={fieldsOf([
          {
            kind: 'choice',
            name: 'assigneeId',
            label: 'Assignee',
            start: alert.assigneeId ?? '',
            options: [['', 'Nobody'], ...responders.map(({ id, name }) => [id, name] as const)],
          },
        ])}
      />
      <ResponseForm
        action={noteAlert}
        known={known}
        label="Note"
        icon="file-text"
        title={`Note on ${alert.name}`}
        description="What was found, or what was done. Notes stay as they are."
        verb="Add the note"
        fields={fieldsOf([{ kind: 'lines', name: 'body', label: 'Note', most: 4000 }])}
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
          fields={fieldsOf([
            {
              kind: 'choice',
              name: 'hours',
              label: 'For',
              start: '1',
              options: SILENCE_HOURS.map((hours) => [hours, LENGTHS[hours]]),
            },
            { kind: 'lines', name: 'comment', label: 'Why it may be silent' },
          ])}
        />
      )}
    </>
  )
}

function Acknowledge({ alertId }: { alertId: string }) {
  const [state, submit, busy] = useActionState(acknowledgeAlert, IDLE)
  return (
    <form action={submit} className="contents">
      {state.status === 'refused' && <Refused {...state} />}
      <input type="hidden" name="alertId" value={alertId} />
      {/* A person acknowledges an alert once, from however many windows. */}
      <input type="hidden" name={IDEMPOTENCY_FIELD} value={`acknowledge-${alertId}`} />
      <Button type="submit" variant="primary" icon="check" busy={busy}>
        Acknowledge
      </Button>
    </form>
  )
}
