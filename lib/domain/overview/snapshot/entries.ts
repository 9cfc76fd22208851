import type { ClientBase } from 'pg'
import type { BankSnapshot } from '../dto'
import { many } from './query'

export type Entries = BankSnapshot['transactions']['entries']

/**
 * How often transactions of each type entered each status, counting the events on one side of an instant. Events
 * are only ever added, so what lies before is counted rarely, and what came after is cheap to count each time.
 */
export function readEntries(client: ClientBase, side: 'before' | 'from', at: Date): Promise<Entries> {
  return many<Entries[number]>(
    client,
    `SELECT t.type::text AS type, e.to_status::text AS status, count(*)::float8 AS count
     FROM transaction_events e JOIN transactions t ON t.id = e.transaction_id
     WHERE e.created_at ${side === 'before' ? '<' : '>='} $1
     GROUP BY t.type, e.to_status`,
    [at],
  )
}

/** Both sides together. */
export function addEntries(a: Entries, b: Entries): Entries {
  const sums = new Map<string, Entries[number]>()
  for (const entry of [...a, ...b]) {
    const key = `${entry.type} ${entry.status}`
    const known = sums.get(key)
    sums.set(key, { ...entry, count: entry.count + (known?.count ?? 0) })
  }
  return [...sums.values()].sort((x, y) => `${x.type} ${x.status}`.localeCompare(`${y.type} ${y.status}`))
}
