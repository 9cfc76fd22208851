import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { type Clock, one } from './query'

/** A condition on one time column, today and yesterday by this time: two columns of counts. */
function pair(name: string, column: string, condition = 'true'): string {
  return `count(*) FILTER (WHERE ${condition} AND ${column} >= $1)::float8 AS "${name}Today",
    count(*) FILTER (WHERE ${condition} AND ${column} >= $2 AND ${column} < $3)::float8 AS "${name}Yesterday"`
}

/** QR codes: generated, scanned, expired and used; an expired one counts at the time it ran out. */
export async function readQrCodes(client: ClientBase, clock: Clock): Promise<BankSnapshot['qr']> {
  const row = await one<Record<string, number>>(
    client,
    `SELECT count(*)::float8 AS "generatedTotal",
            count(scanned_at)::float8 AS "scannedTotal",
            count(*) FILTER (WHERE status = 'expired')::float8 AS "expiredTotal",
            count(*) FILTER (WHERE status = 'active' AND expires_at > now())::float8 AS active,
            ${pair('generated', 'created_at')},
            ${pair('scanned', 'scanned_at')},
            ${pair('expired', 'expires_at', "status = 'expired'")},
            ${pair('converted', 'created_at', "status = 'used'")}
     FROM qr_codes`,
    [clock.dayStart, clock.yesterdayStart, clock.yesterdayNow],
  )
  const number = (name: string) => row[name] ?? 0
  const pairOf = (name: string) => ({ today: number(`${name}Today`), yesterday: number(`${name}Yesterday`) })
  return {
    active: number('active'),
    generated: pairOf('generated'),
    scanned: pairOf('scanned'),
    expired: pairOf('expired'),
    converted: pairOf('converted'),
    generatedTotal: number('generatedTotal'),
    scannedTotal: number('scannedTotal'),
    expiredTotal: number('expiredTotal'),
  }
}
