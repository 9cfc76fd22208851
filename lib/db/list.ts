import 'server-only'
import type { z } from 'zod'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { missingPeriod } from '@/lib/list/missing-period'
import { db } from './client'
import { Prisma } from './generated/client'
import { type Condition, present } from './list-conditions'
import { type Cursor, cursorOf, readCursor } from './list-cursor'

/** Where the rows of a list come from. The table is `t` in every fragment. */
export type ListSource<Row extends { id: string }> = {
  table: Prisma.Sql
  /** Joins that neither add nor drop rows. */
  joins?: Prisma.Sql
  select: Prisma.Sql
  /** Indexed, never null; the index ends in the id. */
  sorts: Readonly<Record<string, Prisma.Sql>>
  /** The condition of a search text; null when nothing can match it. Left out: the list has no search. */
  search?: (q: string) => Promise<Condition[] | null> | Condition[] | null
  /** The conditions of the filters that are set. */
  filters: (filters: ListState['filters'], state: ListState) => (Condition | null | undefined)[]
  row: z.ZodType<Row>
}

/** As many rows are looked at for conditions without an index; then the page says how far it came. */
const WALK_LIMIT = 10_000

const NOTHING = Prisma.sql`TRUE`

const EMPTY = { rows: [], next: null, previous: null, stopped: null }

/**
 * One page of a list, by keyset: as fast on the last page as on the first. A cursor that is none leads to page one.
 * Never counts; reads one row more than it shows to know whether there is a next page. Reads nothing while a period is
 * missing.
 */
export async function readList<Row extends { id: string }>(
  source: ListSource<Row>,
  definition: ListDefinition,
  state: ListState,
): Promise<ListPage<Row>> {
  const order = definition.sorts[state.sort.key]
  const column = source.sorts[state.sort.key]
  if (!order || !column)
    throw new Error(`${definition.path} declares the sort ${state.sort.key} without a column`)
  if (missingPeriod(definition, state)) return { ...EMPTY, cursorRefused: false }
  const cursor = state.cursor && readCursor(state.cursor.value, state.sort, order.by)
  const cursorRefused = state.cursor !== null && cursor === null
  const conditions = await conditionsOf(source, state)
  if (!conditions) return { ...EMPTY, cursorRefused }

  const backwards = cursor !== null && state.cursor?.direction === 'before'
  const walk = {
    source,
    column,
    by: order.by,
    conditions,
    cursor,
    descending: state.sort.descending !== backwards,
  }
  const read = await rowsOf(walk, state.size + 1)
  const more = read.length > state.size
  // A page that begins before the first row would be short: page one is what was meant.
  if (backwards && !more && read.length < state.size)
    return readList(source, definition, { ...state, cursor: null })

  const kept = read.slice(0, state.size)
  if (backwards) kept.reverse()
  const at = (index: number) => {
    const row = kept.at(index)
    return row ? cursorOf(state.sort, row._order, row.id) : null
  }
  const end = more || backwards ? null : await walkedTo(walk)
  return {
    rows: kept.map((row) => source.row.parse(row)),
    next: backwards || more ? at(-1) : end && cursorOf(state.sort, end._order, end.id),
    previous: backwards ? (more ? at(0) : null) : cursor && at(0),
    cursorRefused,
    stopped: end && { rows: WALK_LIMIT, at: order.by === 'time' ? end._order : null },
  }
}

/** Reads the pages of one list. */
export function listOf<Row extends { id: string }>(source: ListSource<Row>, definition: ListDefinition) {
  return (state: ListState) => readList(source, definition, state)
}

/** What a row has to fulfil to be in the list; null when none can. */
export async function conditionsOf<Row extends { id: string }>(
  source: ListSource<Row>,
  state: ListState,
): Promise<Condition[] | null> {
  const searched = state.q === '' ? [] : await source.search?.(state.q)
  return searched ? [...searched, ...present(...source.filters(state.filters, state))] : null
}

type Walk<Row extends { id: string }> = {
  source: ListSource<Row>
  column: Prisma.Sql
  by: Cursor['by']
  conditions: Condition[]
  cursor: Cursor | null
  descending: boolean
}

type RawRow = { id: string; _order: string }

function rowsOf<Row extends { id: string }>(walk: Walk<Row>, limit: number): Promise<RawRow[]> {
  const { source, conditions, column, by } = walk
  const walked = conditions.filter(({ walks }) => walks)
  const order = orderBy(walk)
  return db().$queryRaw<RawRow[]>`
    SELECT ${source.select}, ${asText(column, by)} AS "_order"
    FROM (
      SELECT t.* FROM ${source.table} t WHERE ${indexed(walk)} ${order}
      LIMIT ${walked.length > 0 ? WALK_LIMIT : limit}
    ) t ${source.joins ?? Prisma.empty}
    WHERE ${together(walked)} ${order} LIMIT ${limit}`
}

/** The row at which a walk reached its limit; null when it came to the end of the table before. */
async function walkedTo<Row extends { id: string }>(walk: Walk<Row>): Promise<RawRow | null> {
  if (!walk.conditions.some(({ walks }) => walks)) return null
  const [row] = await db().$queryRaw<RawRow[]>`
    SELECT id, ${asText(Prisma.sql`at`, walk.by)} AS "_order"
    FROM (
      SELECT t.id, ${walk.column} AS at FROM ${walk.source.table} t
      WHERE ${indexed(walk)} ${orderBy(walk)} OFFSET ${WALK_LIMIT - 1} LIMIT 1
    ) last`
  return row ?? null
}

function indexed<Row extends { id: string }>({
  conditions,
  cursor,
  column,
  descending,
}: Walk<Row>): Prisma.Sql {
  const plain = conditions.filter(({ walks }) => !walks)
  if (!cursor) return together(plain)
  const value = { time: Prisma.sql`::timestamptz`, money: Prisma.sql`::numeric`, text: Prisma.sql`::text` }[
    cursor.by
  ]
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`
  return together([
    ...plain,
    { sql: Prisma.sql`(${column}, t.id) ${beyond} (${cursor.value}${value}, ${cursor.id}::uuid)` },
  ])
}

function orderBy<Row extends { id: string }>({ column, descending }: Walk<Row>): Prisma.Sql {
  return descending ? Prisma.sql`ORDER BY ${column} DESC, t.id DESC` : Prisma.sql`ORDER BY ${column}, t.id`
}

/** All of them at once. */
export function together(conditions: readonly Condition[]): Prisma.Sql {
  return conditions.length === 0
    ? NOTHING
    : Prisma.join(
        conditions.map(({ sql }) => Prisma.sql`(${sql})`),
        ' AND ',
      )
}

function asText(column: Prisma.Sql, by: Cursor['by']): Prisma.Sql {
  return by === 'time'
    ? Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : Prisma.sql`${column}::text`
}
