import 'server-only'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Noted } from './constants'
import { type Note, note } from './dto'

const MOST = 50

/** The notes on a record, the newest first. */
export async function listNotes(subject: Noted, id: string): Promise<Note[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT n.id, n.body, a.name AS author, n.created_at AS "createdAt"
    FROM record_notes n JOIN admin_users a ON a.id = n.author_id
    WHERE n.${Prisma.raw(subject)}_id = ${id}::uuid ORDER BY n.created_at DESC, n.id DESC LIMIT ${MOST}`
  return rows.map((row) => note.parse(row))
}
