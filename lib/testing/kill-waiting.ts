import { Client, type PoolClient } from 'pg'
import { expect } from 'vitest'
import type { TestDatabase } from './database'

/** Ends the session of the one that waits for a lock of `holder`, as a crash of its process would. */
export async function killWhoWaitsFor(
  { superuserUrl }: Pick<TestDatabase, 'superuserUrl'>,
  holder: PoolClient,
): Promise<void> {
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const superuser = new Client({ connectionString: superuserUrl })
  await superuser.connect()
  const kill = () =>
    superuser.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE $1::int = ANY(pg_blocking_pids(pid))',
      [rows[0]?.pid],
    )
  try {
    await expect.poll(async () => (await kill()).rowCount, { timeout: 4_000, interval: 20 }).toBe(1)
  } finally {
    await superuser.end()
  }
}
