/** What a form knows after its action: nothing yet, what was done, or why it was not. */
export type ActionState<Result> =
  | { status: 'idle' }
  | { status: 'done'; result: Result }
  | ({ status: 'refused' } & ActionProblem)

export type ActionProblem = {
  /** As HTTP would say it: 400 input, 401 no session, 403, 404, 409 changed meanwhile, 422 rule, 429 too often, 500, 503. */
  code: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503
  /** One sentence for the person. */
  message: string
  /** The first problem of each field. */
  fields?: Record<string, string>
  /** Set when the action wants a fresh proof first, and of which kind. */
  stepUp?: 'second_factor' | 'password'
  /** Who changed the record meanwhile, and when (ISO). */
  changed?: { by: string | null; at: string | null }
  /** To ask about: it is in the log and in the trail. */
  requestId: string
  /** What was typed, so that it is not lost. */
  values: Record<string, string>
}

export const IDLE = { status: 'idle' } as const

/** The hidden field whose value makes two submissions of one form the same submission. */
export const IDEMPOTENCY_FIELD = 'idempotencyKey'
