import 'server-only'
import { can } from '@/lib/auth/permissions'
import { currentSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { showsToken } from './credential'

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
