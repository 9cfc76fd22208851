import type { TimelineEntry } from '@/components/detail/timeline'
import type { UserDeed } from '@/lib/domain/users/dto'
import { humanise } from '@/lib/format/status'

/** What happened to an account, newest first. */
export function lifeOf(deeds: readonly UserDeed[]): TimelineEntry[] {
  return deeds.map((deed) => ({
    id: deed.id,
    who: deed.actor,
    at: deed.at,
    ...shown(deed),
    note: [...had(deed), asked(deed), deed.reason].filter(Boolean).join(' · ') || undefined,
  }))
}

function shown({ action, before, after }: UserDeed): Pick<TimelineEntry, 'title' | 'tone'> {
  if (action === 'user_created') return { title: `Made as ${word(after?.role)}`, tone: 'info' }
  if (action === 'authz_change') {
    return { title: `From ${word(before?.role)} to ${word(after?.role)}`, tone: 'warning' }
  }
  if (action === 'authn_password_change') return { title: 'Password changed', tone: 'info' }
  if (after?.status === 'disabled') return { title: 'Disabled', tone: 'bad' }
  if (after?.status === 'active') return { title: 'Enabled', tone: 'good' }
  return { title: 'Sessions ended', tone: 'warning' }
}

const word = (value: unknown) => (typeof value === 'string' ? humanise(value).toLowerCase() : 'unknown')

/** What they had when it was taken from them. */
function had({ after }: UserDeed): string[] {
  const size = (value: unknown) =>
    Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0
  const parts: [number, string, string][] = [
    [size(after?.sessionsEnded), 'session ended', 'sessions ended'],
    [size(after?.kycClaims), 'KYC review handed over', 'KYC reviews handed over'],
    [size(after?.alerts), 'alert handed over', 'alerts handed over'],
    [size(after?.cases), 'case handed over', 'cases handed over'],
    [size(after?.requests), 'request withdrawn', 'requests withdrawn'],
  ]
  return parts.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`)
}

function asked({ after }: UserDeed): string | null {
  return typeof after?.maker === 'string' ? `asked by ${after.maker}` : null
}
