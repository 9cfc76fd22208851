import 'server-only'
import { cache } from 'react'
import { currentSession } from '@/lib/auth/session'
import { formatDuration } from '@/lib/format/duration'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { staleAfterSeconds } from '@/lib/monitoring/readiness'
import { type NavigationGroup, navigationFor, type Waiting } from '@/lib/navigation'
import { latestSnapshot } from './data'
import { waitingIn } from './waiting'

export type Shell = {
  user: { name: string; email: string; role: string } | null
  demo: boolean
  groups: NavigationGroup[]
  waiting: Waiting
  /** What is wrong, in words; empty when everything is normal. */
  problems: string[]
  /** Nobody's session can be checked now: there is no page to show. */
  unreachable: boolean
}

const STRANGER: Shell = {
  user: null,
  demo: false,
  groups: [],
  waiting: {},
  problems: [],
  unreachable: false,
}
const UNREACHABLE = 'Database unreachable'

/** What the frame shows. Never throws for a database that is gone, and never redirects: pages decide who sees them. */
export const loadShell = cache(async (): Promise<Shell> => {
  try {
    const session = await currentSession()
    if (!session) return STRANGER
    const { name, email, role } = session.user
    const user = { name, email, role }
    const [waiting, problems] = await figures()
    return { user, demo: session.demo, groups: navigationFor(role), waiting, problems, unreachable: false }
  } catch (error) {
    if (!(error instanceof DatabaseUnreachableError)) throw error
    return { ...STRANGER, problems: [UNREACHABLE], unreachable: true }
  }
})

async function figures(): Promise<[Waiting, string[]]> {
  const latest = await latestSnapshot().catch(() => undefined)
  if (latest === undefined) return [{}, [UNREACHABLE]]
  if (latest === null) return [{}, ['No figures yet']]
  const { snapshot, ageSeconds } = latest
  const stale = ageSeconds > staleAfterSeconds()
  return [waitingIn(snapshot), stale ? [`Figures are ${formatDuration(Math.floor(ageSeconds))} old`] : []]
}
