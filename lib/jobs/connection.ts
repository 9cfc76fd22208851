import { Client } from 'pg'
import { connectionConfig } from '@/lib/db/pool'

/**
 * A connection of its own for as long as the work takes; cutting it off is how an aborted run ends at once.
 * @param statementMs how long a statement may take: counting a big bank takes longer than any page may
 */
export async function withClient<T>(
  { url, name, statementMs, signal }: { url: string; name: string; statementMs: number; signal: AbortSignal },
  use: (client: Client) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const client = new Client({
    ...connectionConfig(url, `phantom-banking-${name}`),
    statement_timeout: statementMs,
    query_timeout: statementMs + 1_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  client.on('error', () => {}) // the statement under way fails with it
  const cutOff = () => void client.end().catch(() => {})
  signal.addEventListener('abort', cutOff)
  try {
    await client.connect()
    return await use(client)
  } finally {
    signal.removeEventListener('abort', cutOff)
    await client.end().catch(() => {})
  }
}
