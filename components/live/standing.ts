import type { IconName } from '@/lib/format/icon-names'
import type { Link } from './connection'

/** How live the figures are, in a word that is never colour alone. */
export type Standing = 'live' | 'updating' | 'none' | 'stale' | 'lost' | 'paused' | 'outage' | 'ended'

type Facts = {
  link: Link
  paused: boolean
  outage: boolean
  ageSeconds: number | null
  staleSeconds: number
}

/** The one thing to say first, when several are true: what a person can do something about, then the gravest. */
export function standingOf({ link, paused, outage, ageSeconds, staleSeconds }: Facts): Standing {
  if (link === 'ended') return 'ended'
  if (paused) return 'paused'
  if (outage) return 'outage'
  if (link === 'lost' || link === 'crowded') return 'lost'
  if (ageSeconds === null) return 'none'
  if (ageSeconds <= staleSeconds) return 'live'
  return link === 'connecting' ? 'updating' : 'stale'
}

type Look = { word: string; tone: 'good' | 'warning' | 'bad' | 'muted'; icon: IconName | null }

export const STANDINGS: Record<Standing, Look> = {
  live: { word: 'Live', tone: 'good', icon: null },
  updating: { word: 'Updating', tone: 'muted', icon: null },
  none: { word: 'No figures yet', tone: 'warning', icon: 'hourglass' },
  stale: { word: 'Stale', tone: 'warning', icon: 'hourglass' },
  lost: { word: 'Reconnecting', tone: 'warning', icon: 'unplug' },
  paused: { word: 'Paused', tone: 'muted', icon: 'pause' },
  outage: { word: 'Last known', tone: 'bad', icon: 'database' },
  ended: { word: 'Signed out', tone: 'bad', icon: 'lock' },
}
