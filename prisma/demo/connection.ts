import { Client } from 'pg'

/** Once it is lost, every query fails with what it was lost of; `pg` would only say that nothing can be asked any more. */
class LoadClient extends Client {
  private loss: Error | undefined

  override query(...args: unknown[]): never {
    if (!this.loss) return Reflect.apply(super.query, this, args) as never
    if (typeof args[0] === 'object') throw this.loss // a COPY gives its stream, not a promise
    return Promise.reject(this.loss) as never
  }

  lost(error: Error): void {
    this.loss ??= error
  }
}

/** A connection of the owner for a long load; `big` loads sort more in memory. */
export async function connectForLoad(ownerUrl: string, big: boolean): Promise<Client> {
  const loading = new LoadClient({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  loading.on('error', (error) => loading.lost(error))
  const client: Client = loading // whose query has its types
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
