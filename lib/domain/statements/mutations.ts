import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { transaction } from '@/lib/db/transaction'
import { requestFacts } from '@/lib/http/request-facts'
import type { Statement } from './dto'

/** Writes who made which statement of whose wallet; without that row nobody sees it. */
export async function noteStatement(
  { user }: Session,
  { id, walletId, from, to, movements, opening, closing, breaks }: Statement,
): Promise<void> {
  const request = await requestFacts()
  await transaction((tx) =>
    recordAudit(tx, {
      actor: { name: user.email, id: user.id, role: user.role },
      action: 'statement_made',
      object: { type: 'wallet', id: walletId },
      after: {
        statement: id,
        from,
        to,
        movements: movements.length,
        opening,
        closing,
        breaks: breaks.length,
      },
      request,
    }),
  )
}
