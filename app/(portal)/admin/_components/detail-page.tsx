import type { ReactNode } from 'react'
import type { Permission } from '@/lib/auth/permissions'
import { type PageClock, pageClock } from '@/lib/domain/overview/page-clock'

/** The page of a record: `show` gets the record, which exists, and the clock of the request. */
export function detailPage<Row>(
  permission: Permission,
  load: (id: string) => Promise<Row>,
  show: (record: Row, clock: PageClock) => ReactNode | Promise<ReactNode>,
) {
  return async function Page({ params }: { params: Promise<{ id: string }> }) {
    const [{ id }, clock] = await Promise.all([params, pageClock(permission)])
    return show(await load(id), clock)
  }
}
