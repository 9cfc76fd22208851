import type { Client } from 'pg'
import type { Entry } from './entry'

/** The entries of the planted cases as the session's staging table has them, numbered from 0. */
export async function plantedEntries(client: Client): Promise<Entry[]> {
  const { rows } = await client.query<Record<string, unknown>>('SELECT * FROM planted_entries ORDER BY seq')
  return rows.map((row) => {
    const entry = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Entry
    const received = entry.type === 'wallet_transfer' && entry.direction === 'credit'
    return received ? { ...entry, pair: entry.seq - 1 } : entry
  })
}
