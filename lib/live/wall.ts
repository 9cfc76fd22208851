import 'server-only'
import { connection } from 'next/server'
import { isUnreachable } from '@/lib/db/errors'
import { figures } from '@/lib/domain/overview/figures'
import { env } from '@/lib/env'
import { hostStatus } from '@/lib/monitoring/host-status'
import { staleAfterSeconds } from '@/lib/monitoring/readiness'
import { serviceStatus } from '@/lib/monitoring/service-status'
import { findReader } from './authority'

/**
 * What a screen on the wall shows: aggregates. `stranger`: it is not connected; `unreachable`: nobody can be checked now.
 */
export async function loadWall() {
  await connection()
  try {
    const reader = await findReader()
    if (!reader) return 'stranger'
    const [known, services] = await Promise.all([figures(true), serviceStatus()])
    const { BANK_TIME_ZONE } = env()
    const facts = { staleSeconds: staleAfterSeconds(), timeZone: BANK_TIME_ZONE, now: Date.now() }
    return { ...known, services, host: hostStatus(), ...facts }
  } catch (error) {
    if (isUnreachable(error)) return 'unreachable'
    throw error
  }
}
