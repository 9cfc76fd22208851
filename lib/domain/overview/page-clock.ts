import 'server-only'
import type { Permission, Role } from '@/lib/auth/permissions'
import { requirePermission } from '@/lib/auth/session'
import { env } from '@/lib/env'

export type PageClock = { zone: string; now: Date; role: Role }

/** Lets the page begin for those who may open it, with the zone and the instant its times are shown against. */
export async function pageClock(permission: Permission): Promise<PageClock> {
  const { user } = await requirePermission(permission)
  return { zone: env().BANK_TIME_ZONE, now: new Date(), role: user.role }
}
