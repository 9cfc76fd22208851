import 'server-only'
import { env } from '@/lib/env'
import { ceilToHour, floorTo } from '@/lib/format/zone'
import type { ListState } from '@/lib/list/definition'
import { db } from './client'
import { Prisma } from './generated/client'
import type { ListSource } from './list'
import { type Condition, periodBounds, present } from './list-conditions'

/** Statistics of the bank (prisma/migrations, schema `stats`) that count the rows of a list by a time. */
export type CountedBy = {
  measure: string
  /** The filter of dates, and its column. */
  period: string
  column: Prisma.Sql
  /** Other filters, by the dimension of the measure that holds their values. */
  dimensions?: Readonly<Record<string, 'a' | 'b'>>
}

/**
 * How many rows of a list lie in a period, exactly and at flat cost: whole hours from the statistics, the parts of
 * hours at its ends from the rows. Null for filters the statistics do not know.
 */
export function countOf<Row extends { id: string }>(source: ListSource<Row>, counted: CountedBy) {
  return async (state: ListState): Promise<number | null> => {
    const { [counted.period]: period, ...others } = state.filters
    const { measure, column, dimensions = {} } = counted
    if (!period || state.q !== '' || Object.keys(others).some((key) => !dimensions[key])) return null
    const zone = env().BANK_TIME_ZONE
    const { from, to } = periodBounds(period, zone)
    const start = from && ceilToHour(from, zone)
    const end = to && floorTo(to, zone)
    const hours = [
      Prisma.sql`measure = ${measure}`,
      start ? Prisma.sql`at >= ${start}` : Prisma.sql`at > '-infinity'`,
      ...(end ? [Prisma.sql`at < ${end}`] : []),
      ...Object.entries(others).map(
        ([key, values]) => Prisma.sql`${Prisma.raw(dimensions[key] ?? 'a')} = ANY(${[...values]})`,
      ),
    ]
    const conditions = present(...source.filters(others, state))
    const part = (low: Date | null, high: Date | null) => partOfHour(source, column, conditions, low, high)
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT ((SELECT coalesce(sum(n), 0) FROM stats.cells WHERE ${Prisma.join(hours, ' AND ')})
        + ${part(from, earlier(start, to))} + ${part(later(end, start), to)})::float8 AS count`
    return row?.count ?? null
  }
}

/** Nothing between an end that is open and anything: the statistics reach that far. */
function partOfHour<Row extends { id: string }>(
  { table }: ListSource<Row>,
  column: Prisma.Sql,
  conditions: readonly Condition[],
  low: Date | null,
  high: Date | null,
): Prisma.Sql {
  if (!low || !high || low >= high) return Prisma.sql`0`
  const all = [
    ...conditions.map(({ sql }) => sql),
    Prisma.sql`${column} >= ${low}`,
    Prisma.sql`${column} < ${high}`,
  ]
  return Prisma.sql`(SELECT count(*) FROM ${table} t WHERE ${Prisma.join(all, ' AND ')})`
}

const earlier = (a: Date | null, b: Date | null) => (a && b && a > b ? b : a)
const later = (a: Date | null, b: Date | null) => (a && b && a < b ? b : a)
