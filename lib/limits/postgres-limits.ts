import { createHash } from 'node:crypto'
import { pool } from '@/lib/db/pool'
import { advanceOf, costOf, type Limit, type LimitStore } from './limit'

type Row = { wait: number }

const hashOf = (limit: Limit, caller: string) =>
  createHash('sha256').update(`${limit.name} ${caller}`).digest()

/** In the portal's database, by its clock. A crash of the server may forget the last moments: no commit waits for the disk. */
export const postgresLimits: LimitStore = {
  async take(limit, caller) {
    const asked = [hashOf(limit, caller), costOf(limit) / 1000, advanceOf(limit) / 1000]
    const { rowCount } = await pool().query(
      `INSERT INTO rate_limits AS r (key_hash, used_until)
       SELECT $1, clock_timestamp() + make_interval(secs => $2)
       FROM set_config('synchronous_commit', 'off', true)
       ON CONFLICT (key_hash) DO UPDATE
         SET used_until = greatest(r.used_until, clock_timestamp()) + make_interval(secs => $2)
         WHERE r.used_until + make_interval(secs => $2) <= clock_timestamp() + make_interval(secs => $3)`,
      asked,
    )
    if (rowCount === 1) return 0
    // A statement of its own: the one above may have waited for another replica, and still sees the row before that.
    const { rows } = await pool().query<Row>(
      `SELECT extract(epoch FROM used_until - clock_timestamp() + make_interval(secs => $2::float8 - $3))::float8 * 1000 AS wait
       FROM rate_limits WHERE key_hash = $1`,
      asked,
    )
    return Math.max(rows[0]?.wait ?? 0, 1)
  },

  async spend(limit, caller, requests) {
    const { rows } = await pool().query<Row>(
      `INSERT INTO rate_limits AS r (key_hash, used_until)
       SELECT $1, clock_timestamp() + make_interval(secs => $2::float8 * $4)
       FROM set_config('synchronous_commit', 'off', true)
       ON CONFLICT (key_hash) DO UPDATE
         SET used_until = greatest(r.used_until, clock_timestamp()) + make_interval(secs => $2::float8 * $4)
       RETURNING greatest(0, extract(epoch FROM used_until - clock_timestamp()) + $2 - $3)::float8 * 1000 AS wait`,
      [hashOf(limit, caller), costOf(limit) / 1000, advanceOf(limit) / 1000, requests],
    )
    return rows[0]?.wait ?? 0
  },
}
