import 'server-only'
import { currentSession } from '@/lib/auth/session'
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
}

const STRANGER: Shell = { user: null, demo: false, groups: [], waiting: {}, problems: [] }

/** What the frame shows. Never throws and never redirects: the page inside decides what this person may see. */
export async function loadShell(): Promise<Shell> {
  const session = await currentSession().catch(() => null)
  if (!session) return STRANGER
  const latest = await latestSnapshot().catch(() => 'unreachable' as const)
  const { name, email, role } = session.user
  const shell = { user: { name, email, role }, demo: session.demo, groups: navigationFor(role) }
  if (latest === 'unreachable') return { ...shell, waiting: {}, problems: ['Database unreachable'] }
  if (!latest) return { ...shell, waiting: {}, problems: ['No figures yet'] }
  return { ...shell, waiting: waitingIn(latest.snapshot), problems: [] }
}
