import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { can } from '@/lib/auth/permissions'
import { currentSession } from '@/lib/auth/session'
import { env } from '@/lib/env'

/**
 * Whether a request may read monitoring details: it shows the scraper's credential (METRICS_TOKEN as a
 * bearer token, or as the password of basic authentication) or belongs to a signed-in session.
 * A request with a credential never touches the database, so that scraping works without it.
 */
export async function mayReadMonitoring(request: Request): Promise<boolean> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return showsToken(authorization, env().METRICS_TOKEN)
  const session = await currentSession()
  return session !== null && can(session.user.role, 'monitoring:read')
}

/** Whether a request comes from Alertmanager: it shows ALERT_WEBHOOK_TOKEN. No session opens this door. */
export function isAlertmanager(request: Request): boolean {
  return showsToken(request.headers.get('authorization') ?? '', env().ALERT_WEBHOOK_TOKEN)
}

/** Compares in constant time; without a configured token nothing matches. */
function showsToken(authorization: string, token: string | undefined): boolean {
  const [scheme = '', credential = ''] = authorization.split(' ', 2)
  const shown =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(credential, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : scheme.toLowerCase() === 'bearer'
        ? credential
        : ''
  if (!token || !shown) return false
  return timingSafeEqual(digest(shown), digest(token))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
