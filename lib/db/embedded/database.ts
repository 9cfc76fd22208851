import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { OperatorError } from '../operator-error'
import type { Passwords } from './secrets'

export const OWNER = 'phantom_owner'
export const PORTAL = 'phantom_portal'
const RUNTIME_ROLE = 'phantom_runtime'

/** A URL of the embedded cluster. */
export function embeddedUrl(port: number, login: string, password: string, database: string): string {
  return `postgresql://${login}:${password}@127.0.0.1:${port}/${database}`
}

/**
 * Makes the cluster's logins and the bank's database as far as they are missing, and brings passwords in line with
 * the data folder's. The portal's login owns nothing: it is a member of the role that the migrations grant rights to.
 */
export async function prepareCluster(port: number, database: string, passwords: Passwords): Promise<void> {
  const client = new Client({
    connectionString: embeddedUrl(port, 'postgres', passwords.superuser, 'postgres'),
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await ensureRoles(client, passwords)
    await ensureDatabase(client, database)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new OperatorError(
        'The password in secrets/database-superuser-password is not the one the database was made with: put the right one back from a backup.',
      )
    }
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureRoles(client: Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles')
  const existing = new Set(rows.map((row) => row.rolname))
  const statements: string[] = []
  for (const role of [OWNER, PORTAL, RUNTIME_ROLE]) {
    if (!existing.has(role)) statements.push(`CREATE ROLE ${role}`)
  }
  statements.push(
    `ALTER ROLE ${OWNER} LOGIN PASSWORD ${escapeLiteral(passwords.owner)}`,
    `ALTER ROLE ${PORTAL} LOGIN PASSWORD ${escapeLiteral(passwords.portal)}`,
    `ALTER ROLE ${PORTAL} SET statement_timeout = '5s'`,
    `ALTER ROLE ${PORTAL} SET idle_in_transaction_session_timeout = '10s'`,
    // A writing transaction without end would keep the audit trail from being sealed.
    `ALTER ROLE ${PORTAL} SET transaction_timeout = '10min'`,
    `GRANT ${RUNTIME_ROLE} TO ${PORTAL}`,
    // The states of other sessions, and statement statistics.
    `GRANT pg_read_all_stats TO ${PORTAL}`,
  )
  await client.query(statements.join(';\n'))
}

async function ensureDatabase(client: Client, database: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${OWNER}`)
}
