import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { recentSession, requireSession, type Session } from '@/lib/auth/session'
import { formatDuration } from '@/lib/format/duration'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { firingAlerts } from '@/lib/monitoring/alertmanager'
import { staleAfterSeconds } from '@/lib/monitoring/readiness'
import { type NavigationGroup, navigationFor, type Waiting } from '@/lib/navigation'
import { countToDecide } from '../approvals/data'
import { unacknowledgedAlerts } from './active-alerts'
import { lastKnownSnapshot, latestSnapshot } from './data'
import { waitingIn } from './waiting'

export type Shell = {
  user: { name: string; email: string; role: string } | null
  demo: boolean
  /** Until when the session lives; null where nobody's could be checked. */
  left: { idleSeconds: number; endSeconds: number } | null
  groups: NavigationGroup[]
  waiting: Waiting
  /** What is wrong, in words; empty when everything is normal. */
  problems: string[]
  /** Nobody's session can be checked now: there is no page to show. */
  unreachable: boolean
}

const UNREACHABLE = 'Database unreachable'
/** These show the last figures in an outage; every other page needs the database. */
const FIGURES_PAGES = ['/admin', '/monitoring/dashboard']

/**
 * What the frame shows. A stranger is sent to the sign-in page before anything is; what the pages show is decided by
 * their own loaders. Never throws for a database that is gone.
 */
export const loadShell = cache(async (): Promise<Shell> => {
  try {
    const session = await requireSession()
    const [[waiting, problems], alerts, approvals] = await Promise.all([
      figures(),
      unacknowledgedAlerts(session.user.role).catch(() => undefined),
      countToDecide(session.user).catch(() => undefined),
    ])
    if (alerts !== undefined) waiting.alerts = alerts
    if (approvals !== undefined) waiting.approvals = approvals
    return { ...ofSession(session), waiting, problems: [...problems, ...firing()], unreachable: false }
  } catch (error) {
    if (!(error instanceof DatabaseUnreachableError)) throw error
    return inOutage(await recentSession())
  }
})

async function inOutage(session: Session | null): Promise<Shell> {
  const problems = [UNREACHABLE, ...firing()]
  if (!session)
    return { user: null, demo: false, left: null, groups: [], waiting: {}, problems, unreachable: true }
  const known = lastKnownSnapshot()
  const [path = ''] = ((await headers()).get('x-path') ?? '').split('?')
  const shown = known !== null && FIGURES_PAGES.includes(path)
  const waiting = known ? waitingIn(known.snapshot) : {}
  return { ...ofSession(session), waiting, problems, unreachable: !shown }
}

/** That something fires, for everybody: what it is, only some may know. */
function firing(): string[] {
  const count = firingAlerts() ?? 0
  return count > 0 ? [`${count} ${count === 1 ? 'alert fires' : 'alerts fire'}`] : []
}

function ofSession({ user: { name, email, role }, demo, idleExpiresAt, expiresAt }: Session) {
  const seconds = (at: Date) => Math.max(Math.floor((at.getTime() - Date.now()) / 1000), 0)
  const left = { idleSeconds: seconds(idleExpiresAt), endSeconds: seconds(expiresAt) }
  return { user: { name, email, role }, demo, left, groups: navigationFor(role) }
}

async function figures(): Promise<[Waiting, string[]]> {
  const latest = await latestSnapshot().catch(() => undefined)
  if (latest === undefined) return [{}, [UNREACHABLE]]
  if (latest === null) return [{}, ['No figures yet']]
  const { snapshot, ageSeconds } = latest
  const stale = ageSeconds > staleAfterSeconds()
  return [waitingIn(snapshot), stale ? [`Figures are ${formatDuration(Math.floor(ageSeconds))} old`] : []]
}
