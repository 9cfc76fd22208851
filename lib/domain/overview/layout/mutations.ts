import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { afterCommit, type Transaction } from '@/lib/db/transaction'
import type { RequestFacts } from '@/lib/http/request-facts'
import { orderText } from './constants'
import { keptLayouts } from './kept'
import type { ArrangeInput } from './schema'

/** Keeps how a person wants their dashboard; the last one to save wins, it is their own. */
export async function arrangeDashboard(
  tx: Transaction,
  input: ArrangeInput,
  { user }: Session,
  request: RequestFacts,
): Promise<{ cards: string; panels: string }> {
  const after = { cards: orderText(input.cards), panels: orderText(input.panels) }
  const before = await tx.dashboardLayout.findUnique({
    where: { adminUserId: user.id },
    select: { cards: true, panels: true },
  })
  await tx.dashboardLayout.upsert({
    where: { adminUserId: user.id },
    create: { adminUserId: user.id, ...after },
    update: { ...after, updatedAt: new Date() },
    select: { adminUserId: true },
  })
  await recordAudit(tx, {
    actor: { name: user.email, id: user.id, role: user.role },
    action: 'dashboard_arranged',
    object: { type: 'page', id: '/monitoring/dashboard' },
    before: before ?? {},
    after,
    request,
  })
  // The next page reads it anew.
  afterCommit(tx, () => keptLayouts().delete(user.id))
  return after
}
