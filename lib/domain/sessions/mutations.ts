import 'server-only'
import { actorOf } from '@/lib/approvals/actor'
import { endSessions } from '@/lib/auth/end-sessions'
import { grantOf } from '@/lib/auth/permissions'
import type { Session } from '@/lib/auth/session'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'

/**
 * Ends one session: an own one, or, as a superadmin, anybody's.
 * @throws NotFoundError · ForbiddenError it is somebody else's · ConflictError it has ended already
 */
export async function endSession(
  tx: Transaction,
  { sessionId }: { sessionId: string },
  session: Session,
  request: RequestFacts,
): Promise<{ account: string }> {
  const found = await tx.adminSession.findUnique({
    where: { id: sessionId },
    select: {
      adminUserId: true,
      revokedAt: true,
      revokedReason: true,
      adminUser: { select: { email: true } },
    },
  })
  if (!found) throw new NotFoundError('There is no such session.')
  const own = found.adminUserId === session.user.id
  if (!own && grantOf(session.user.role, 'sessions:end') !== 'yes') {
    throw new ForbiddenError('Your role ends its own sessions only.')
  }
  const reason = own ? 'ended by its owner' : 'ended by a superadmin'
  const ended = await endSessions(tx, { id: sessionId }, reason, actorOf(session), request)
  if (ended === 0) {
    const message = `It has ended already: ${found.revokedReason ?? 'somebody was faster'}.`
    throw new ConflictError({ message, changedBy: null, changedAt: found.revokedAt })
  }
  return { account: found.adminUser.email }
}
