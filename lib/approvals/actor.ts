import type { AuditActor } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'

/** The person of a session, for the trail. */
export function actorOf({ user }: Session): AuditActor & { id: string } {
  return { name: user.email, id: user.id, role: user.role }
}
