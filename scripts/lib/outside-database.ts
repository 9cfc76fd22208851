import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Report } from './progress'
import { errorCode, Stop } from './stop'

const oldestVersion = 15
const limitMs = 10_000
const attemptMs = 5_000

/** Codes that a database which is just starting gives, too: worth another try until the limit. */
const maybeStarting = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P03',
  '',
])

/**
 * Waits until a PostgreSQL server that is not ours answers.
 * @throws Stop naming the server, without its password, and what to do
 */
export async function ensureReachable(
  setting: string,
  url: string,
  report: Report = () => {},
): Promise<void> {
  const deadline = Date.now() + limitMs
  for (;;) {
    try {
      const version = await serverVersion(url)
      if (Math.floor(version / 10_000) >= oldestVersion) return
      throw new Stop(
        `The database of ${setting} is PostgreSQL ${Math.floor(version / 10_000)}: use ${oldestVersion} or later.`,
      )
    } catch (error) {
      const code = errorCode(error)
      if (error instanceof Stop) throw error
      if (!maybeStarting.has(code) || Date.now() > deadline)
        throw new Stop(problem(setting, url, code, error))
      report(`waiting for ${new URL(url).host}`)
      await delay(500)
    }
  }
}

async function serverVersion(url: string): Promise<number> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: attemptMs,
    query_timeout: attemptMs,
  })
  client.on('error', () => {}) // lost while connecting: the call below rejects
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    return Number(rows[0]?.server_version_num)
  } finally {
    await client.end().catch(() => {})
  }
}

function problem(setting: string, url: string, code: string, error: unknown): string {
  const { hostname, port, username, pathname } = new URL(url)
  const server = `${hostname || 'localhost'}:${port || 5432}`
  const database = decodeURIComponent(pathname.slice(1))
  switch (code) {
    case '28P01':
    case '28000':
      return `The database at ${server} refuses the user “${decodeURIComponent(username)}” of ${setting}: correct the name, the password or pg_hba.conf.`
    case '3D000':
      return `The server at ${server} has no database “${database}”: create it (CREATE DATABASE) or correct ${setting}.`
    case '53300':
      return `The database at ${server} has no connection left: end other programs or raise its max_connections.`
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `The certificate of the database at ${server} is not trusted: give its authority with sslrootcert in ${setting}.`
    default: {
      const why = code || (error instanceof Error ? error.message : 'no answer')
      return `The database at ${server} cannot be reached (${why}): start it, or correct ${setting}, or unset it to use the embedded one.`
    }
  }
}
