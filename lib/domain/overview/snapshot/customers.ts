import type { BankSnapshot } from '../dto'
import { dayPair, monthPair, type Reading } from './reading'

const CREATED = { measure: 'customers_created', table: 'customers', column: 'created_at' }

/** Customers by status, the verified ones, and the new ones. */
export async function readCustomers(reading: Reading): Promise<BankSnapshot['customers']> {
  const { cells } = reading
  return {
    total: cells.count('customers'),
    verified: cells.count('customers', { b: 'true' }),
    byStatus: cells.countBy('customers', 'a'),
    created: await dayPair(reading, CREATED),
    createdWindow: await monthPair(reading, CREATED),
  }
}
