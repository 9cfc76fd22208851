import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { root } from '../settings'
import type { Finding } from './finding'

type Row = Record<string, unknown>
type Query = (sql: string) => Promise<Row[]>

/** What a reachable database says about itself, asked with the owner's rights; `portalUrl` is only judged. */
export async function checkDatabase(
  ownerUrl: string,
  portalUrl: string,
  running: boolean,
): Promise<Finding[]> {
  return withClient(ownerUrl, async (query) => {
    const [version] = await query(`SELECT split_part(version(), ' on ', 1) AS version`)
    const findings: Finding[] = [{ area: 'database', state: 'ok', what: `reachable, ${version?.version}` }]
    const [tables] = await query(`SELECT to_regclass('public.bank') IS NOT NULL AS made`)
    if (!tables?.made) {
      const todo = 'Run `npm run migrate`, or start the bank, which does it.'
      return [...findings, { area: 'database', state: 'note', what: 'has no tables yet', todo }]
    }
    findings.push(...(await checkMigrations(query)), await checkPortalRole(portalUrl))
    const [bank] = await query('SELECT is_demo FROM bank')
    findings.push({
      area: 'database',
      state: 'ok',
      what: bank?.is_demo ? 'holds a demo bank' : 'holds no demo data',
    })
    if (running) findings.push(...(await checkJobs(query)))
    return findings
  })
}

async function checkMigrations(query: Query): Promise<Finding[]> {
  const known = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const rows = await query(`
    SELECT migration_name AS name, finished_at IS NULL AS failed FROM _prisma_migrations WHERE rolled_back_at IS NULL`)
  const applied = new Set(rows.filter((row) => !row.failed).map((row) => String(row.name)))
  const list = (names: readonly string[]) => names.join(', ')
  const findings: Finding[] = []
  const failed = rows.filter((row) => row.failed).map((row) => String(row.name))
  if (failed.length > 0) {
    const todo =
      'Its error is in the column logs of _prisma_migrations; correct the cause and run `npm run migrate`.'
    findings.push({ area: 'database', state: 'broken', what: `migration failed: ${list(failed)}`, todo })
  }
  const pending = known.filter((name) => !applied.has(name) && !failed.includes(name))
  if (pending.length > 0) {
    const todo = 'Run `npm run migrate`, or start the bank, which does it.'
    findings.push({
      area: 'database',
      state: 'broken',
      what: `migrations not applied: ${list(pending)}`,
      todo,
    })
  }
  const unknown = [...applied].filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const todo = 'The database is newer than this code: update the code.'
    findings.push({
      area: 'database',
      state: 'broken',
      what: `migrations unknown here: ${list(unknown)}`,
      todo,
    })
  }
  if (findings.length > 0) return findings
  return [{ area: 'database', state: 'ok', what: `all ${known.length} migrations applied` }]
}

/** The portal should own nothing: the audit log is safe from it only then. */
async function checkPortalRole(portalUrl: string): Promise<Finding> {
  return withClient(portalUrl, async (query) => {
    const [role] = await query(`
      SELECT current_user AS name,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
        (SELECT bool_or(pg_has_role(relowner, 'USAGE')) FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')) AS owns,
        has_table_privilege('bank', 'SELECT') AS reads`)
    if (!role?.reads) {
      const todo = `As an administrator: GRANT phantom_runtime TO "${role?.name}".`
      return {
        area: 'database',
        state: 'broken',
        what: `the portal's role ${role?.name} may not read the bank`,
        todo,
      }
    }
    if (!role.owns)
      return { area: 'database', state: 'ok', what: `the portal's role ${role.name} owns nothing` }
    const why = role.superuser ? 'is a superuser' : 'owns the tables'
    return {
      area: 'database',
      state: 'note',
      what: `degraded: the portal's role ${role.name} ${why}, so nothing in the database protects the audit log from it`,
      todo: 'Give the portal a role of its own in phantom_runtime (DATABASE_URL) and keep the owner in DATABASE_OWNER_URL.',
    }
  })
}

async function checkJobs(query: Query): Promise<Finding[]> {
  const jobs = await query(`
    SELECT job, runs, failures, error, extract(epoch FROM now() - succeeded_at)::integer AS age FROM job_runs ORDER BY job`)
  if (jobs.length === 0)
    return [{ area: 'database', state: 'note', what: 'the worker has not run any job yet' }]
  return jobs.map(({ job, runs, failures, error, age }) => {
    const last = age === null ? 'never succeeded' : `succeeded ${age} s ago`
    const state = age === null || error ? 'note' : 'ok'
    return {
      area: 'database',
      state,
      what: `job ${job}: ${last}, ${runs} runs, ${failures} failed${error ? `: ${error}` : ''}`,
    }
  })
}

async function withClient<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(async (sql) => (await client.query<Row>(sql)).rows)
  } finally {
    await client.end()
  }
}
