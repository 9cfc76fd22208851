import type { BankSnapshot } from '../dto'
import { dayPair, monthPair, type Reading } from './reading'

const CREATED = { measure: 'merchants_created', table: 'merchants', column: 'created_at' }

/** Merchants by status, and the new ones. */
export async function readMerchants(reading: Reading): Promise<BankSnapshot['merchants']> {
  const { cells } = reading
  const byStatus = cells.countBy('merchants', 'a')
  return {
    total: cells.count('merchants'),
    active: byStatus.active ?? 0,
    pending: byStatus.pending ?? 0,
    suspended: byStatus.suspended ?? 0,
    byStatus,
    created: await dayPair(reading, CREATED),
    createdWindow: await monthPair(reading, CREATED),
  }
}
