import 'server-only'
import { notFound } from 'next/navigation'
import { isId } from '@/lib/list/id'

/** The record of an id out of an address; 404 when the text is no id, or nobody's. */
export async function found<Row>(id: string, find: (id: string) => Promise<Row | null>): Promise<Row> {
  return (isId(id) && (await find(id))) || notFound()
}
