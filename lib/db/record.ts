import 'server-only'
import type { z } from 'zod'
import { db } from './client'
import { Prisma } from './generated/client'
import type { ListSource } from './list'

/** What a detail page shows beyond the columns of its list, and the joins that brings. */
type More<Detail> = { select: Prisma.Sql; joins?: Prisma.Sql; row: z.ZodType<Detail> }

/** Reads one row of a list by its id; null when there is none. */
export function rowOf<Row extends { id: string }>(source: ListSource<Row>) {
  return detailOf(source, { select: Prisma.sql`t.id`, row: source.row })
}

/** Reads the same with what its detail page adds. */
export function detailOf<Row extends { id: string }, Detail>(
  { table, select, joins = Prisma.empty }: ListSource<Row>,
  more: More<Detail>,
) {
  return async (id: string): Promise<Detail | null> => {
    const [row] = await db().$queryRaw<unknown[]>`
      SELECT ${select}, ${more.select} FROM ${table} t ${joins} ${more.joins ?? Prisma.empty} WHERE t.id = ${id}::uuid`
    return row ? more.row.parse(row) : null
  }
}
