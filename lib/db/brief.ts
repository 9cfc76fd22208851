import 'server-only'
import type { QueryResultRow } from 'pg'
import { presentable } from './errors'
import type { Prisma } from './generated/client'
import { pool } from './pool'

/** Reads the rows of one statement, as `pg` has them: amounts are text. */
export type Read = <Row extends QueryResultRow>(sql: Prisma.Sql) => Promise<Row[]>

/**
 * Reads in one connection, each statement within so many milliseconds: for what is asked while somebody types. Without
 * the client between, whose transactions cost more than what is looked for.
 * @throws what `isTooSlow` knows when a statement takes longer
 */
export async function briefly<T>(milliseconds: number, work: (read: Read) => Promise<T>): Promise<T> {
  try {
    const client = await pool().connect()
    try {
      await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.trunc(milliseconds)}`)
      return await work(async (sql) => (await client.query(sql.text, [...sql.values])).rows)
    } finally {
      await client.query('ROLLBACK').catch(() => {}) // the connection was lost
      client.release()
    }
  } catch (error) {
    throw presentable(error)
  }
}
