import { ActionButton } from '@/components/account/action-button'
import { When } from '@/components/data-table/cells'
import type { Clock } from '@/components/data-table/types'
import { Badge } from '@/components/ui/badge'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { endOtherSessions, endOwnSession } from '@/lib/domain/account/actions'
import type { OwnSession } from '@/lib/domain/account/dto'
import { browserName, placeName } from '@/lib/format/user-agent'

/** Where the person is signed in, the present browser first. */
export function SessionsCard({ sessions, clock }: { sessions: OwnSession[]; clock: Clock }) {
  return (
    <Card aria-labelledby="sessions">
      <CardHead
        id="sessions"
        title="Where you are signed in"
        actions={
          sessions.length > 1 && (
            <ActionButton action={endOtherSessions} size="sm">
              End all others
            </ActionButton>
          )
        }
      />
      <ul className="divide-y pb-1">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 px-4 py-2.5">
            <Icon name="monitor" size={16} className="text-muted" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {browserName(session.userAgent)}
                {session.current && (
                  <Badge tone="good" icon="check">
                    This session
                  </Badge>
                )}
              </p>
              <p className="text-125 text-muted">
                {placeName(session.ip)} · since <When at={session.createdAt} clock={clock} /> · last used{' '}
                <When at={session.lastSeenAt} clock={clock} />
              </p>
            </div>
            {!session.current && (
              <ActionButton action={endOwnSession} fields={{ sessionId: session.id }} size="sm">
                End
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
