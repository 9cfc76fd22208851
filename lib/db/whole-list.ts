import 'server-only'
import type { ListDefinition, ListState } from '@/lib/list/definition'
import { cell, type ExportColumn, type ExportFormat } from './export-columns'
import { Prisma } from './generated/client'
import { conditionsOf, type ListSource, together } from './list'
import { codeOf } from './operator-error'
import { pool } from './pool'

/** Every row that a list shows at some state, whatever its pages: for files, counts and actions on all of them. */
export type WholeList = {
  definition: ListDefinition
  columns: readonly ExportColumn[]
  /** The rows in the order of the list; null when no row can match. */
  rows(
    state: ListState,
    columns: readonly ExportColumn[],
    as: { format: ExportFormat; whole: boolean },
  ): Promise<Prisma.Sql | null>
  /** How many there are, as `count`. */
  count(state: ListState): Promise<Prisma.Sql | null>
  /** Something else of each, in the same order: fragments over the table `t` and the joins of the list. */
  select(state: ListState, what: Prisma.Sql): Promise<Prisma.Sql | null>
  /** The same of rows by their ids. */
  selectThese(ids: readonly string[], what: Prisma.Sql): Prisma.Sql
}

/** A list with what of it can be exported; its id comes first of itself. */
export function wholeList<Row extends { id: string }>(
  source: ListSource<Row>,
  definition: ListDefinition,
  columns: readonly ExportColumn[],
): WholeList {
  const from = async (state: ListState) => {
    const conditions = await conditionsOf(source, state)
    const joins = source.joins ?? Prisma.empty
    return conditions && Prisma.sql`FROM ${source.table} t ${joins} WHERE ${together(conditions)}`
  }
  const order = ({ sort }: ListState) => {
    const column = source.sorts[sort.key] ?? Prisma.sql`t.id`
    return sort.descending ? Prisma.sql`${column} DESC, t.id DESC` : Prisma.sql`${column}, t.id`
  }
  return {
    definition,
    columns,
    async rows(state, chosen, { format, whole }) {
      const matching = await from(state)
      const cells = chosen.map((column) => cell(column, format, whole))
      return (
        matching &&
        Prisma.sql`SELECT ${Prisma.join([Prisma.sql`t.id`, ...cells])} ${matching} ORDER BY ${order(state)}`
      )
    },
    async count(state) {
      const matching = await from(state)
      return matching && Prisma.sql`SELECT count(*)::float8 AS count ${matching}`
    },
    async select(state, what) {
      const matching = await from(state)
      return matching && Prisma.sql`SELECT ${what} ${matching} ORDER BY ${order(state)}`
    },
    selectThese(ids, what) {
      const joins = source.joins ?? Prisma.empty
      return Prisma.sql`SELECT ${what} FROM ${source.table} t ${joins} WHERE t.id = ANY(${[...ids]}::uuid[]) ORDER BY t.id`
    },
  }
}

const COUNT_LIMIT_MS = 2_500
const QUERY_CANCELED = '57014'

/** How many rows a list has at a state; null when counting them would take too long. */
export async function countRows(list: WholeList, state: ListState): Promise<number | null> {
  const count = await list.count(state)
  if (!count) return 0
  const client = await pool().connect()
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${COUNT_LIMIT_MS}`)
    const { rows } = await client.query<{ count: number }>(count.text, [...count.values])
    return rows[0]?.count ?? null
  } catch (error) {
    if (codeOf(error) === QUERY_CANCELED) return null
    throw error
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}
