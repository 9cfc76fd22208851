import 'server-only'
import { ZodError } from 'zod'
import { isContention, isUnreachable } from '@/lib/db/errors'
import { log } from '@/lib/log'
import type { ActionProblem } from './action-state'
import {
  ConflictError,
  ForbiddenError,
  HttpError,
  NotFoundError,
  RuleError,
  StepUpError,
  TooManyRequestsError,
} from './errors'

/** The most of one field that is sent back to a form. */
const KEPT = 10_000
/** Fields that are never sent back. */
const SECRET = /password|proof/i

/** What a form shows for an error of its action. The unexpected is logged and kept generic. */
export function actionProblem(
  error: unknown,
  typed: Record<string, string>,
  requestId: string | null,
): ActionProblem {
  const kept = Object.entries(typed).filter(([name]) => !SECRET.test(name))
  const values = Object.fromEntries(kept.map(([name, text]) => [name, text.slice(0, KEPT)]))
  return { ...explain(error), requestId: requestId ?? '', values }
}

function explain(error: unknown): Omit<ActionProblem, 'requestId' | 'values'> {
  if (error instanceof ZodError) {
    const fields: Record<string, string> = {}
    for (const { path, message } of error.issues) fields[String(path[0] ?? '')] ??= message
    return { code: 400, message: 'Some fields need another look.', fields }
  }
  if (error instanceof RuleError) {
    return {
      code: 422,
      message: error.message,
      ...(error.field && { fields: { [error.field]: error.message } }),
    }
  }
  if (error instanceof ConflictError) {
    const { message, changedBy, changedAt } = error.conflict
    return { code: 409, message, changed: { by: changedBy, at: changedAt?.toISOString() ?? null } }
  }
  if (error instanceof StepUpError) return { code: 403, message: error.message, stepUp: error.method }
  if (error instanceof ForbiddenError) return { code: 403, message: error.message }
  if (error instanceof NotFoundError) return { code: 404, message: error.message }
  if (error instanceof TooManyRequestsError) {
    return { code: 429, message: `${error.message} Nothing was changed.` }
  }
  if (error instanceof HttpError) return { code: codeOf(error.status), message: error.message }
  if (isUnreachable(error)) {
    return { code: 503, message: 'The database does not answer. Nothing was changed; try again in a moment.' }
  }
  if (isContention(error)) {
    return {
      code: 409,
      message: 'Somebody changed the same thing at the same moment: look again, then repeat it.',
    }
  }
  log().error({ err: error }, 'an action failed')
  return { code: 500, message: 'Something went wrong on our side. Nothing was changed.' }
}

function codeOf(status: number): ActionProblem['code'] {
  return status === 401 || status === 422 || status === 503 ? status : 400
}
