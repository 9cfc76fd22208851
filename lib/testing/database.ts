import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'
import { afterAll, inject } from 'vitest'

export type TestDatabase = {
  name: string
  ownerUrl: string
  portalUrl: string
  superuserUrl: string
  /** As the owner of the schema: what migrations and demo data may do. */
  owner: Pool
  /** As the portal: what the product may do. */
  portal: Pool
}

export type TestDatabaseOptions = {
  /** An empty database instead of a migrated one. */
  empty?: boolean
}

/**
 * A database of the test file's own, copied from the migrated template; `db()` and `pool()` of the product use it as
 * well. Call it once, at the top of the file, before anything reads the settings: `const bank = await testDatabase()`.
 */
export async function testDatabase({ empty = false }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(`CREATE DATABASE ${name} OWNER phantom_owner TEMPLATE ${empty ? 'template1' : 'phantom'}`)
  const url = (from: string) => Object.assign(new URL(from), { pathname: `/${name}` }).href
  const ownerUrl = url(cluster.ownerUrl)
  const portalUrl = url(cluster.portalUrl)
  process.env.DATABASE_URL = portalUrl
  process.env.DATABASE_OWNER_URL = ownerUrl
  const owner = connect(ownerUrl)
  const portal = connect(portalUrl)
  afterAll(async () => {
    await Promise.all([owner.end(), portal.end()])
    await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  return { name, ownerUrl, portalUrl, superuserUrl: url(cluster.superuserUrl), owner, portal }
}

function connect(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 20, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {}) // a test stopped the server, or the database was dropped
  return pool
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('cluster').superuserUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
