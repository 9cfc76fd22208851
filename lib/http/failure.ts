import 'server-only'
import { isContention, isUnreachable } from '@/lib/db/errors'
import { log } from '@/lib/log'
import {
  BusyError,
  ConflictError,
  ForbiddenError,
  HttpError,
  NotFoundError,
  RuleError,
  StepUpError,
  TooManyRequestsError,
} from './errors'
import { problem } from './problem'

/** The answer to an error thrown in a route handler. What is not expected is reported and kept generic. */
export function failure(error: unknown, requestId: string): Response {
  if (error instanceof HttpError) return problem(error.status, error.message, requestId)
  if (error instanceof StepUpError) return problem(403, error.message, requestId)
  if (error instanceof ForbiddenError) return problem(403, error.message, requestId)
  if (error instanceof NotFoundError) return problem(404, error.message, requestId)
  if (error instanceof ConflictError) return problem(409, error.message, requestId)
  if (error instanceof RuleError) return problem(422, error.message, requestId)
  if (error instanceof TooManyRequestsError) {
    return problem(429, error.message, requestId, { 'retry-after': String(error.retryAfterSeconds) })
  }
  if (error instanceof BusyError) {
    return problem(503, error.message, requestId, { 'retry-after': String(error.retryAfterSeconds) })
  }
  if (isUnreachable(error)) {
    return problem(503, 'The database does not answer.', requestId, { 'retry-after': '5' })
  }
  if (isContention(error))
    return problem(409, 'Changed at the same moment by somebody else: try again.', requestId)
  log().error({ err: error }, 'a handler failed')
  return problem(500, 'Something went wrong on our side. Nothing was changed.', requestId)
}
