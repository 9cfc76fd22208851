import 'server-only'
import { randomInt } from 'node:crypto'
import { lastChange } from '@/lib/audit/last-change'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { hashToken, newToken } from '@/lib/auth/session-token'
import type { Transaction } from '@/lib/db/transaction'
import { ConflictError, NotFoundError, RuleError } from '@/lib/http/errors'
import type { RequestFacts } from '@/lib/http/request-facts'
import { CODE_LENGTH, CODE_LETTERS, CODE_MINUTES, MOST_DISPLAYS } from './constants'
import type { AddDisplayInput, RevokeDisplayInput } from './schema'

/**
 * Adds a display, which is none until its code was typed in on the screen.
 * @returns the code, known to nobody else and kept nowhere
 * @throws RuleError there are too many
 */
export async function addDisplay(
  tx: Transaction,
  { name }: AddDisplayInput,
  session: Session,
  request: RequestFacts,
): Promise<{ code: string; minutes: number }> {
  const many = await tx.wallDisplay.count({ where: { revokedAt: null } })
  if (many >= MOST_DISPLAYS) {
    throw new RuleError(`There are ${many} displays: disconnect one that nobody looks at.`)
  }
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(
    '',
  )
  const [added] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO wall_displays (name, code_hash, code_expires_at, created_by_id)
    VALUES (${name}, ${hashToken(code)}, now() + make_interval(mins => ${CODE_MINUTES}::int), ${session.user.id}::uuid)
    RETURNING id`
  await recordAudit(tx, {
    actor: { name: session.user.email, id: session.user.id, role: session.user.role },
    action: 'display_added',
    object: { type: 'wall_display', id: added?.id ?? null },
    after: { name },
    request,
  })
  return { code, minutes: CODE_MINUTES }
}

/**
 * Gives the screen on which a code was typed in its token, once.
 * @returns null when the code is wrong, used, or too old
 */
export async function pairDisplay(
  tx: Transaction,
  code: string,
  request: RequestFacts,
): Promise<{ token: string } | null> {
  const token = newToken()
  const [paired] = await tx.$queryRaw<{ id: string; name: string }[]>`
    UPDATE wall_displays
    SET token_hash = ${hashToken(token)}, code_hash = NULL, paired_at = now(), last_used_at = now()
    WHERE code_hash = ${hashToken(code)} AND code_expires_at > now() AND revoked_at IS NULL
    RETURNING id, name`
  if (!paired) return null
  await recordAudit(tx, {
    actor: { name: `wall display “${paired.name}”` },
    action: 'display_paired',
    object: { type: 'wall_display', id: paired.id },
    request,
  })
  return { token }
}

/**
 * Ends a display: its stream stops within 30 s, and its token opens nothing any more.
 * @throws NotFoundError · ConflictError somebody did already
 */
export async function revokeDisplay(
  tx: Transaction,
  { displayId }: RevokeDisplayInput,
  session: Session,
  request: RequestFacts,
): Promise<{ name: string }> {
  const [revoked] = await tx.wallDisplay.updateManyAndReturn({
    where: { id: displayId, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: session.user.id, codeHash: null },
    select: { name: true },
  })
  if (!revoked) {
    const known = await tx.wallDisplay.findUnique({ where: { id: displayId }, select: { id: true } })
    if (!known) throw new NotFoundError('There is no such display.')
    const { by, at } = await lastChange(tx, 'wall_display', displayId)
    throw new ConflictError({ message: 'It was disconnected meanwhile.', changedBy: by, changedAt: at })
  }
  await recordAudit(tx, {
    actor: { name: session.user.email, id: session.user.id, role: session.user.role },
    action: 'display_revoked',
    object: { type: 'wall_display', id: displayId },
    before: { name: revoked.name },
    request,
  })
  return revoked
}
