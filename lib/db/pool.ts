import 'server-only'
import { AsyncResource } from 'node:async_hooks'
import { Stream } from 'node:stream'
import { Client, type ClientConfig, Pool, type PoolConfig, types } from 'pg'
import { env, requiredSetting } from '@/lib/env'
import { startPoolWait, startStatement } from '@/lib/metrics/database'
import { perProcess } from '@/lib/per-process'

/** How long a caller waits for a connection, and a statement for its end. `pg` itself would wait forever. */
const CONNECT_TIMEOUT_MS = 2_000
export const STATEMENT_TIMEOUT_MS = 5_000
/** The server ends a statement first; this is for a server that does not answer at all. */
const SILENCE_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 1_000

/** Settings of every connection of the product to a database that it did not start for a moment only. */
export function connectionConfig(url: string, applicationName: string): ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: SILENCE_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 2 * STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser },
  }
}

/** A date stays the text it is: a JavaScript Date would move it with the time zone of the process. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  id === types.builtins.DATE ? (value: string) => value : types.getTypeParser(id, format as 'text')

/** The text of what is given to `query`: a text, a configuration, or something that submits itself. */
function sqlOf(query: unknown): string {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
  return typeof text === 'string' ? text : ''
}

class TimedClient extends Client {
  override query(...args: unknown[]): never {
    const done = startStatement(sqlOf(args[0]))
    const callback = args.at(-1)
    if (typeof callback === 'function') {
      args[args.length - 1] = (...outcome: unknown[]) => {
        done()
        callback(...outcome)
      }
      return Reflect.apply(super.query, this, args) as never
    }
    const result: unknown = Reflect.apply(super.query, this, args)
    if (result instanceof Promise) result.then(done, done)
    else if (result instanceof Stream) result.once('close', done) // COPY
    return result as never
  }
}

class TimedPool extends Pool {
  override connect(...args: unknown[]): never {
    const done = startPoolWait()
    const [callback] = args
    if (typeof callback === 'function') {
      // Whoever waits is called by whoever gives a connection back: its own request must stay the current one.
      const bound = AsyncResource.bind((...result: unknown[]) => {
        done()
        callback(...result)
      })
      return super.connect(bound) as never
    }
    return super.connect().finally(done) as never
  }
}

function create(): Pool {
  const config: PoolConfig = {
    ...connectionConfig(requiredSetting('DATABASE_URL'), 'phantom-banking-admin'),
    max: env().DATABASE_POOL_SIZE,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    Client: TimedClient,
  }
  const pool = new TimedPool(config)
  pool.on('error', () => {}) // an idle connection was lost: the pool drops it, the next caller gets a new one
  return pool
}

/** The one pool of this process. */
export const pool = (): Pool => perProcess('database.pool', create)
