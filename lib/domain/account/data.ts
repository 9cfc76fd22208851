import 'server-only'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { type Account, account } from './dto'

/** The person's password, second factor, live sessions and known devices; the present session comes first. */
export async function readAccount(adminUserId: string, sessionId: string): Promise<Account> {
  const client = db()
  const where = { adminUserId, revokedAt: null }
  const [user, sessions, devices] = await Promise.all([
    client.adminUser.findUniqueOrThrow({
      where: { id: adminUserId },
      select: {
        passwordChangedAt: true,
        totpSecret: { select: { confirmedAt: true } },
        _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
    client.$queryRaw`
      SELECT id, id = ${sessionId}::uuid AS current, host(ip) AS ip, user_agent AS "userAgent",
        created_at AS "createdAt", last_seen_at AS "lastSeenAt"
      FROM admin_sessions
      WHERE admin_user_id = ${adminUserId}::uuid AND revoked_at IS NULL AND expires_at > now()
        AND last_seen_at > now() - make_interval(mins => ${env().SESSION_IDLE_MINUTES}::int)
      ORDER BY current DESC, last_seen_at DESC LIMIT 100`,
    client.knownDevice.findMany({
      where,
      orderBy: { lastSeenAt: 'desc' },
      take: 100,
      select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    }),
  ])
  return account.parse({
    passwordChangedAt: user.passwordChangedAt,
    authenticatorSince: user.totpSecret?.confirmedAt ?? null,
    recoveryCodesLeft: user._count.recoveryCodes,
    sessions,
    devices,
  })
}
