import type { BankSnapshot } from '../dto'
import { one } from './query'
import type { Reading } from './reading'

/** Access that merchants have to customers and that is about to end by itself. */
export function readGrants({ client, clock }: Reading): Promise<BankSnapshot['grants']> {
  return one<BankSnapshot['grants']>(
    client,
    `SELECT count(*)::float8 AS expiring FROM merchant_customer_access
     WHERE is_active AND expires_at > $1 AND expires_at <= $1::timestamptz + interval '168 hours'`,
    [clock.now],
  )
}
