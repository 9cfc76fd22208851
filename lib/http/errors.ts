import type { ProblemStatus } from './problem'

/** What a mutation found changed: told to the person whose action it refuses. */
export type Conflict = {
  /** One sentence: what is different now. */
  message: string
  changedBy: string | null
  changedAt: Date | null
}

/** The record is no longer as the person saw it: 409. */
export class ConflictError extends Error {
  override name = 'ConflictError'
  constructor(readonly conflict: Conflict) {
    super(conflict.message)
  }
}

/** There is no such record, or none this person may know of: 404. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** Signed in, but not allowed: 403. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
}

/** The kind of fresh proof that an action wants. */
export type StepUpMethod = 'second_factor' | 'password'

/** Signed in and allowed, but what is asked wants a fresh proof first: 403, and the form asks for it. */
export class StepUpError extends Error {
  override name = 'StepUpError'
  constructor(readonly method: StepUpMethod) {
    super('Confirm that it is you, then this goes on.')
  }
}

/** The input is well-formed but the bank's rules refuse it: 422, told at the field where there is one. */
export class RuleError extends Error {
  override name = 'RuleError'
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message)
  }
}

/** Asked too often by this caller: 429 with Retry-After. */
export class TooManyRequestsError extends Error {
  override name = 'TooManyRequestsError'
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many requests: try again in ${inWords(retryAfterSeconds)}.`)
  }
}

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

/** No capacity left just now: 503 with Retry-After. */
export class BusyError extends Error {
  override name = 'BusyError'
  constructor(readonly retryAfterSeconds: number) {
    super(`Too busy; try again in ${retryAfterSeconds} s`)
  }
}

/**
 * The database does not answer. Its digest survives to the error page in production, where messages do
 * not, so that the page can say what is wrong.
 */
export class DatabaseUnreachableError extends Error {
  override name = 'DatabaseUnreachableError'
  readonly digest = 'DATABASE_UNREACHABLE'
}

/** A request refused for its form rather than its meaning. */
export class HttpError extends Error {
  override name = 'HttpError'
  constructor(
    readonly status: ProblemStatus,
    message: string,
  ) {
    super(message)
  }
}
