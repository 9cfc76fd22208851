'use client'

import { askForRole, askToDisable, askToEnable, endUserSessions } from '@/lib/domain/users/actions'
import type { Colleague, UserDetail } from '@/lib/domain/users/dto'
import { humanise } from '@/lib/format/status'
import { fieldsOf } from '../../_components/form-fields'
import { ResponseForm } from '../../_components/response-form'
import { roleField, WHY } from './role-field'

type Props = {
  user: Pick<UserDetail, 'id' | 'name' | 'role' | 'status' | 'version' | 'sessions'>
  colleagues: readonly Colleague[]
  /** Whether requests can be made: there are two superadmins, and this person is one. */
  mayAsk: boolean
  mayEnd: boolean
}

const TWO = 'It takes a second superadmin: nothing changes until they approve.'

/** What can be asked for or done about an account. */
export function UserResponses({ user, colleagues, mayAsk, mayEnd }: Props) {
  const known = { userId: user.id, seenVersion: String(user.version) }
  return (
    <>
      {mayEnd && user.sessions > 0 && (
        <ResponseForm
          action={endUserSessions}
          known={{ userId: user.id }}
          label="End sessions"
          icon="log-out"
          title={`End every session of ${user.name}`}
          description="At once. They can sign in again; to keep them out, disable the account."
          verb="End the sessions"
        />
      )}
      {mayAsk && user.status === 'active' && (
        <>
          <ResponseForm
            action={askForRole}
            known={known}
            label="Change role"
            icon="user-cog"
            title={`Change the role of ${user.name}`}
            description={TWO}
            verb="Ask for approval"
            fields={fieldsOf([roleField(user.role), WHY])}
          />
          <ResponseForm
            action={askToDisable}
            known={known}
            label="Disable"
            variant="danger"
            icon="user-x"
            title={`Disable ${user.name}`}
            description={TWO}
            verb="Ask for approval"
            fields={fieldsOf([
              {
                kind: 'choice',
                name: 'successorId',
                label: 'Who takes over',
                help: 'Reviews, alerts and cases that their role may not work on go back to the queue.',
                start: '',
                options: [
                  ['', 'Nobody: everything goes back to the queue'],
                  ...colleagues
                    .filter(({ id }) => id !== user.id)
                    .map(({ id, name, role }) => [id, `${name} (${humanise(role).toLowerCase()})`] as const),
                ],
              },
              WHY,
            ])}
          />
        </>
      )}
      {mayAsk && user.status === 'disabled' && (
        <ResponseForm
          action={askToEnable}
          known={known}
          label="Enable"
          icon="rotate-ccw-clock"
          title={`Enable ${user.name}`}
          description={TWO}
          verb="Ask for approval"
          fields={fieldsOf([WHY])}
        />
      )}
    </>
  )
}
