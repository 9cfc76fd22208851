import 'server-only'
import type { Transaction } from './transaction'

/** Says why what follows in the transaction happens: the events that the database writes of it carry the words. */
export async function giveReason(tx: Transaction, reason: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('phantom.reason', ${reason}, true)`
}
