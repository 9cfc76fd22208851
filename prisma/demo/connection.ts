import { Client } from 'pg'

/** A connection of the owner for a long load; `big` loads sort more in memory. */
export async function connectForLoad(ownerUrl: string, big: boolean): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, keepAlive: true })
  client.on('error', () => {}) // a lost connection rejects the query under way
  await client.connect()
  // Two connections work at a time, so none of them asks for parallel workers.
  await client.query(`SET search_path = public; SET statement_timeout = 0; SET lock_timeout = '10s'; SET jit = off;
    SET timezone = 'UTC'; SET client_min_messages = warning; SET idle_in_transaction_session_timeout = 0;
    SET synchronous_commit = off; SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0;
    SET work_mem = '${big ? 192 : 48}MB'; SET maintenance_work_mem = '${big ? 640 : 128}MB'`)
  // When this process is killed, the server ends its statements soon instead of completing them for nobody.
  await client.query(`SET client_connection_check_interval = '1s'`).catch(() => {}) // not on every platform
  return client
}
