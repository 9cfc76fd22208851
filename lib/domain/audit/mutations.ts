import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { transaction } from '@/lib/db/transaction'
import { requestFacts } from '@/lib/http/request-facts'
import type { ListState } from '@/lib/list/definition'
import { listParams } from '@/lib/list/url'
import { auditList } from './schema'

const actorOf = ({ user }: Session) => ({ name: user.email, id: user.id, role: user.role })

/** How a list looks is nobody's business. */
const LOOKS = ['cols', 'density', 'size']

/** What of the trail is asked for, filter by filter. */
function askedFor(state: ListState): Record<string, string> {
  const asked = [...listParams(auditList, state)].filter(([name]) => !LOOKS.includes(name))
  return asked.length > 0 ? Object.fromEntries(asked) : { events: 'all' }
}

/** Writes that somebody read the trail: which page of it, or which event. */
export async function noteReading(
  session: Session,
  what: { list: ListState } | { event: string },
): Promise<void> {
  const request = await requestFacts()
  await transaction((tx) =>
    recordAudit(tx, {
      actor: actorOf(session),
      action: 'audit_read',
      object: { type: 'audit_trail', id: 'event' in what ? what.event : null },
      after: 'list' in what ? askedFor(what.list) : undefined,
      request,
    }),
  )
}
