import 'server-only'
import { LRUCache } from 'lru-cache'
import { can } from '@/lib/auth/permissions'
import { currentSession, recentSession } from '@/lib/auth/session'
import { isUnreachable } from '@/lib/db/errors'
import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { DatabaseUnreachableError, ForbiddenError, HttpError } from '@/lib/http/errors'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'
import { lastKnownSnapshot, latestSnapshot } from '../data'
import type { BankSnapshot } from '../dto'
import { frameOf } from './frame'
import { type Range, rangeParams } from './range'
import { type RangeFigures, readRangeFigures } from './read'

/** However many look at a range, it is read at most this often: the longer it is, the less a moment changes it. */
const MAX_AGE_MS: Record<Range['key'], number> = {
  '1h': 5_000,
  '24h': 5_000,
  '7d': 10_000,
  '30d': 15_000,
  '12m': 60_000,
  custom: 30_000,
}
const KEPT_RANGES = 40

type Kept = { read: () => Promise<RangeFigures>; last: RangeFigures | null }

const kept = () => perProcess('range-figures', () => new LRUCache<string, Kept>({ max: KEPT_RANGES }))

/**
 * Lets in who may read the dashboard: a live session, or in an outage one that was checked within the last minute.
 * @returns whether the session could be checked
 * @throws HttpError 401, ForbiddenError, DatabaseUnreachableError
 */
export async function admitToCharts(): Promise<boolean> {
  const checked = await currentSession().then(
    (session) => ({ session, database: true }),
    async (error: unknown) => {
      if (!(error instanceof DatabaseUnreachableError)) throw error
      const session = await recentSession()
      if (!session) throw error
      return { session, database: false }
    },
  )
  if (!checked.session) throw new HttpError(401, 'Your session has ended: sign in again.')
  if (!can(checked.session.user.role, 'monitoring:read')) {
    throw new ForbiddenError('Your role does not allow this.')
  }
  return checked.database
}

/**
 * What happened in a range; in an outage what this process read last of it.
 * @param ask whether to ask the database at all
 * @throws DatabaseUnreachableError when it does not answer and this process has not read the range before
 */
export async function rangeFigures(range: Range, ask: boolean): Promise<RangeFigures> {
  const zone = env().BANK_TIME_ZONE
  const one = keptOf(range, zone)
  try {
    if (ask) return await one.read()
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
  if (!one.last) throw new DatabaseUnreachableError('This range is not known')
  return one.last
}

/** The newest snapshot, or in an outage the last that this process has seen. */
export async function chartSnapshot(ask: boolean): Promise<BankSnapshot | null> {
  try {
    if (ask) return (await latestSnapshot())?.snapshot ?? null
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
  return lastKnownSnapshot()?.snapshot ?? null
}

/** The time that a range covers now. */
export function rangeTime(range: Range): { from: Date; to: Date } {
  return frameOf(range, env().BANK_TIME_ZONE, new Date())
}

function keptOf(range: Range, zone: string): Kept {
  const key = new URLSearchParams(rangeParams(range, zone)).toString()
  const known = kept().get(key)
  if (known) return known
  const made: Kept = {
    last: null,
    read: singleFlight(MAX_AGE_MS[range.key], async () => {
      made.last = await readRangeFigures(pool(), range, zone)
      return made.last
    }),
  }
  kept().set(key, made)
  return made
}
