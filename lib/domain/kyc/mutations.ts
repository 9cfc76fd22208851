import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { transaction } from '@/lib/db/transaction'
import { readDocument } from '@/lib/documents/store'
import { ConflictError, NotFoundError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { isId } from '@/lib/list/id'
import { findKycDocument } from './data'
import type { StoredKycDocument } from './dto'

const ALTERED = 'The file is not the one that was uploaded: its SHA-256 differs. It is not shown.'
const DISGUISED = 'The file is not of the type it was uploaded as. It is not shown.'

/**
 * Reads a document of a KYC record. Looking at one is itself a trace to leave: the bytes are handed out only
 * once the trail says who asked for them.
 * @throws NotFoundError no such document, or its file is missing · ConflictError the file was altered or is not what it says
 */
export async function openKycDocument(
  id: string,
  session: Session,
  request: RequestFacts,
): Promise<StoredKycDocument & { bytes: Buffer<ArrayBuffer> }> {
  const document = isId(id) ? await findKycDocument(id) : null
  if (!document) throw new NotFoundError('There is no such document.')
  const reading = await readDocument(document)
  await transaction((tx) =>
    recordAudit(tx, {
      actor: { name: session.user.email, id: session.user.id, role: session.user.role },
      action: 'sensitive_read',
      object: { type: 'kyc_record', id: document.kycRecordId },
      after: { document: document.id, kind: document.kind, file: reading.state },
      outcome: reading.state === 'intact' ? 'success' : 'failed',
      request,
    }),
  )
  if (reading.state === 'missing') throw new NotFoundError('The file of this document is missing.')
  if (reading.state !== 'intact') {
    const message = reading.state === 'altered' ? ALTERED : DISGUISED
    throw new ConflictError({ message, changedBy: null, changedAt: null })
  }
  return { ...document, bytes: reading.bytes }
}
