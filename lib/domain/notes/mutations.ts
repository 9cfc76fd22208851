import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { Prisma } from '@/lib/db/generated/client'
import type { Transaction } from '@/lib/db/transaction'
import { NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import type { NoteInput } from './schema'

/**
 * Adds what somebody found out about a record, or did. Notes are never changed.
 * @throws NotFoundError no such record
 */
export async function addNote(
  tx: Transaction,
  { subject, id, body }: NoteInput,
  { user }: Session,
  request: RequestFacts,
): Promise<{ noteId: string }> {
  const kind = Prisma.raw(subject)
  const [note] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO record_notes (${kind}_id, body, author_id)
    SELECT id, ${body}, ${user.id}::uuid FROM ${kind}s WHERE id = ${id}::uuid RETURNING id`
  if (!note) throw new NotFoundError('There is no such record.')
  await recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'note_added',
    object: { type: subject, id },
    after: { noteId: note.id },
    request,
  })
  return { noteId: note.id }
}
