import type { ClientBase } from 'pg'
import { STAFF_RULES, TRANSACTION_RULES } from './catalogue'
import { rulesInForce } from './in-force'
import { keepHits } from './keep-hits'

/**
 * Judges transactions by every rule in force. Whatever was judged before, and in whatever order, ends in the same
 * occasions. Call it in the transaction that notes how far it came.
 * @returns how many occasions were found that were not known
 */
export async function judgeTransactions(
  client: ClientBase,
  transactionIds: readonly string[],
  timeZone: string,
): Promise<number> {
  if (transactionIds.length === 0) return 0
  const inForce = await rulesInForce(client)
  let found = 0
  for (const { rule, find } of TRANSACTION_RULES) {
    const now = inForce.get(rule)
    if (!now?.isEnabled) continue
    const hits = await find(client, { transactionIds }, now.thresholds, timeZone)
    found += await keepHits(client, rule, now.version, hits)
  }
  return found
}

/** Judges what staff did since an instant. */
export async function judgeStaff(client: ClientBase, since: Date, timeZone: string): Promise<number> {
  const inForce = await rulesInForce(client)
  let found = 0
  for (const { rule, find } of STAFF_RULES) {
    const now = inForce.get(rule)
    if (!now?.isEnabled) continue
    found += await keepHits(
      client,
      rule,
      now.version,
      await find(client, { since }, now.thresholds, timeZone),
    )
  }
  return found
}
