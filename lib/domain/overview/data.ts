import 'server-only'
import { pool } from '@/lib/db/pool'
import { perProcess } from '@/lib/per-process'
import { singleFlight } from '@/lib/single-flight'
import { type BankSnapshot, bankSnapshotSchema, type LatestSnapshot } from './dto'

/** A snapshot is read from the database at most this often, however many ask. */
const MAX_AGE_MS = 1_000

type JobRun = { job: string; succeededAt: number }
type Audit = { unsealedSeconds: number; broken: boolean }
type Reading = {
  snapshot: BankSnapshot
  ageSeconds: number
  audit: Audit
  jobs: readonly JobRun[]
  readAt: number
}
type Row = { id: string; data: unknown; ageSeconds: number; jobs: JobRun[] | null } & Audit

const memory = () =>
  perProcess<{ id: string; reading: Reading | null }>('snapshot', () => ({ id: '0', reading: null }))

/** The newest row; its data only when it is not the one in memory. */
const read = async (): Promise<Reading | null> => {
  const known = memory()
  const { rows } = await pool().query<Row>(
    `SELECT id::text AS id, CASE WHEN id = $1::bigint THEN NULL ELSE data END AS data,
            extract(epoch FROM clock_timestamp() - taken_at)::float8 AS "ageSeconds",
            greatest(0, coalesce(extract(epoch FROM clock_timestamp() - audit_unsealed_since()), 0))::float8 AS "unsealedSeconds",
            (SELECT problem IS NOT NULL FROM audit_verification) AS broken,
            (SELECT json_agg(json_build_object('job', job, 'succeededAt', extract(epoch FROM succeeded_at)))
             FROM job_runs WHERE succeeded_at IS NOT NULL) AS jobs
     FROM stat_snapshots ORDER BY taken_at DESC LIMIT 1`,
    [known.id],
  )
  const [row] = rows
  if (!row) return null
  // One of another version of the portal is none: the worker of this version writes its own within an interval.
  const snapshot = row.data === null ? known.reading?.snapshot : bankSnapshotSchema.safeParse(row.data).data
  if (!snapshot) return null
  const { ageSeconds, jobs, unsealedSeconds, broken } = row
  const audit = { unsealedSeconds, broken }
  const reading = { snapshot, ageSeconds, audit, jobs: jobs ?? [], readAt: performance.now() }
  known.id = row.id
  known.reading = reading
  return reading
}

const shared = () => perProcess('snapshot-read', () => singleFlight(MAX_AGE_MS, read))

function aged({ snapshot, ageSeconds, audit, jobs, readAt }: Reading) {
  return { snapshot, audit, jobs, ageSeconds: Math.max(0, ageSeconds + (performance.now() - readAt) / 1000) }
}

/**
 * The newest snapshot, or null while the worker has not written one yet; with it, when each job of the worker last
 * ended well (seconds since the epoch), and how the audit trail is. At most one query a second per process.
 * @throws when the database does not answer
 */
export async function latestSnapshot(): Promise<
  (LatestSnapshot & { audit: Audit; jobs: readonly JobRun[] }) | null
> {
  const reading = await shared()()
  return reading && aged(reading)
}

/** The newest snapshot this process has seen, its age growing; null when it has seen none. Asks nobody. */
export function lastKnownSnapshot(): LatestSnapshot | null {
  const { reading } = memory()
  return reading && aged(reading)
}
