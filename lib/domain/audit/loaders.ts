import 'server-only'
import { guardedLoader } from '@/lib/auth/guarded-loader'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import { found } from '@/lib/http/found'
import type { ListState } from '@/lib/list/definition'
import { findAuditEvent, listAuditEvents, readTrailState, type Whose } from './data'
import { noteReading } from './mutations'

/** The whole trail for those who may see it, their own events for the others. */
const whoseFor = ({ user }: Session): Whose => (grantOf(user.role, 'audit:read') === 'yes' ? null : user)

/** A page of the trail. That it was read is written into it first: without that row nothing is shown. */
export const loadAuditEvents = guardedLoader('audit:read', async (session, state: ListState) => {
  await noteReading(session, { list: state })
  return listAuditEvents(state, whoseFor(session))
})

/** One event; 404 for one of somebody else whom the person may not see. Written into the trail as well. */
export const loadAuditEvent = guardedLoader('audit:read', async (session, id: string) => {
  const event = await found(id, (known) => findAuditEvent(known, whoseFor(session)))
  await noteReading(session, { event: event.id })
  return event
})

/** How far the trail is sealed and verified: about no event in particular, so that everybody may know. */
export const loadTrailState = guardedLoader('audit:verify', () => readTrailState())
