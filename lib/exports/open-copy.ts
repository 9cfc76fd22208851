import 'server-only'
import { Client } from 'pg'
import { CopyOut } from '@/lib/db/copy-out'
import type { ExportFormat } from '@/lib/db/export-columns'
import { Prisma } from '@/lib/db/generated/client'
import { inlined } from '@/lib/db/literals'
import { connectionConfig } from '@/lib/db/pool'
import { requiredSetting } from '@/lib/env'

/** As long as one file may take: its snapshot holds back what clears away old rows. */
export const LONGEST_EXPORT_MS = 15 * 60_000

/** JSON has no control characters: with these two nothing is quoted, and each line is a row as it is. */
const OPTIONS = { csv: 'FORMAT csv', json: `FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'` }

/** `close` ends the connection; while rows are still coming it cuts them off. */
export type OpenCopy = { copy: CopyOut; close: () => Promise<void> }

/**
 * Has the database write the rows, on a connection of its own and all as of one instant. Row after row leaves as the
 * bytes that PostgreSQL sent; of JSON each begins with a comma.
 */
export async function openCopy(rows: Prisma.Sql, format: ExportFormat): Promise<OpenCopy> {
  const client = new Client({
    ...connectionConfig(requiredSetting('DATABASE_URL'), 'phantom-banking-export'),
    statement_timeout: LONGEST_EXPORT_MS,
    query_timeout: undefined,
  })
  client.on('error', () => {}) // the copy under way fails with it
  await client.connect()
  let copy: CopyOut | undefined
  const close = async () => {
    if (copy?.readableEnded) return client.end()
    // Cut off rather than asked to stop: a server that has more to send notices at once, one that still sorts in 2 s.
    client.connection.stream.destroy()
  }
  try {
    await client.query(
      `BEGIN READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO';
       SET LOCAL client_connection_check_interval = '2s';
       SELECT set_config('transaction_timeout', '0', true) WHERE current_setting('server_version_num')::int >= 170000`,
    )
    const lines = format === 'csv' ? rows : Prisma.sql`SELECT ',' || row_to_json(r) FROM (${rows}) r`
    copy = client.query(new CopyOut(`COPY (${inlined(lines)}) TO STDOUT (${OPTIONS[format]})`))
    return { copy, close }
  } catch (error) {
    await close()
    throw error
  }
}
