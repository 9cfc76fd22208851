import type { BankSnapshot } from '../dto'
import { one } from './query'
import { dayPair, type Reading } from './reading'

const table = 'qr_codes'

/** QR codes: generated, scanned, expired and used; an expired one counts at the time it ran out. */
export async function readQrCodes(reading: Reading): Promise<BankSnapshot['qr']> {
  const { cells, client, clock } = reading
  const generated = { measure: 'qr_generated', table, column: 'created_at' }
  const { active } = await one<{ active: number }>(
    client,
    `SELECT count(*)::float8 AS active FROM qr_codes WHERE status = 'active' AND expires_at > $1`,
    [clock.now],
  )
  return {
    active,
    generated: await dayPair(reading, generated),
    scanned: await dayPair(reading, { measure: 'qr_scanned', table, column: 'scanned_at' }),
    expired: await dayPair(reading, {
      ...{ measure: 'qr_expired', table, column: 'expires_at', condition: "status = 'expired'" },
    }),
    converted: await dayPair(reading, { ...generated, a: 'used', condition: "status = 'used'" }),
    generatedTotal: cells.count('qr_codes'),
    scannedTotal: cells.count('qr_codes', { b: 'true' }),
    expiredTotal: cells.count('qr_codes', { a: 'expired' }),
  }
}
