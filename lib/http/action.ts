import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { AuditAction, AuditObject } from '@/lib/audit/actions'
import { recordAudit } from '@/lib/audit/record'
import { can, type Permission } from '@/lib/auth/permissions'
import { currentSession, type Session } from '@/lib/auth/session'
import { lockActor } from '@/lib/auth/session-rows'
import { requireStepUp } from '@/lib/auth/step-up'
import { type Transaction, transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { admit as admitRequest, writes } from '@/lib/limits/admission'
import { actionProblem } from './action-problem'
import { type ActionState, IDEMPOTENCY_FIELD } from './action-state'
import { sourceOf } from './client-address'
import { ForbiddenError, HttpError } from './errors'
import { formValues } from './form-values'
import { onlyOnce } from './idempotency'
import { isOwnOrigin } from './origin'
import { type RequestFacts, requestFacts } from './request-facts'

type Spec<Schema extends z.ZodType, Result> = {
  /** Names the action in idempotency keys, as "wallets.freeze". */
  name: string
  permission: Permission
  /** Whether it wants a fresh second factor (in a demo bank the password): `useSteppedUpAction` asks for it. */
  requireStepUp?: boolean
  /** What the action is about, for the trail of refused attempts. */
  object: {
    /** Where one action is about several kinds, the kind that the form names. */
    type: AuditObject | ((values: Readonly<Record<string, string>>) => AuditObject)
    idField: string
  }
  schema: Schema
  /** What must be checked before and leaves its own trace, as a guessed password does. It throws to refuse. */
  prepare?(input: z.output<Schema>, session: Session, request: RequestFacts): Promise<void>
  /** For secrets that are shown once: the answer is not kept, so that a repeated form is carried out again. */
  keepsNothing?: boolean
  /** What of the answer is kept for a repeated form, where a secret in it is shown once. */
  keeps?(result: Result): Result
  /** The write and its audit row, in one transaction. What it returns is kept, and replayed for the same key. */
  run(tx: Transaction, input: z.output<Schema>, session: Session, request: RequestFacts): Promise<Result>
}

/** The shape `useActionState` takes. */
type FormAction<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

/**
 * Makes a server action of a mutation. In this order: the form came from our own pages, the session is
 * live, the role holds the permission, the input fits the schema, a proof is fresh where one is wanted, the key was
 * not used before; then one transaction. Refused attempts are audited; every error becomes an answer the form can show.
 */
export function action<Schema extends z.ZodType, Result>(spec: Spec<Schema, Result>): FormAction<Result> {
  return async (_before, form) => {
    const request = await requestFacts()
    const values = formValues(form)
    try {
      const session = await admit(spec, values, request)
      const key = values[IDEMPOTENCY_FIELD]
      if (!key) throw new HttpError(400, 'The form is incomplete: load the page again.')
      const input = spec.schema.parse(values)
      if (spec.requireStepUp) requireStepUp(session)
      await spec.prepare?.(input, session, request)
      const result = await transaction(async (tx) => {
        const run = () => spec.run(tx, input, session, request)
        if (!spec.keepsNothing)
          return onlyOnce(tx, session, { key, name: spec.name, values }, run, spec.keeps)
        await lockActor(tx, session)
        return run()
      }).catch(async (error) => {
        // What the mutation itself forbids was undone with it; the trail still says who tried.
        if (error instanceof ForbiddenError) await recordRefusal(spec, 'authz_fail', values, session, request)
        throw error
      })
      refresh()
      return { status: 'done', result }
    } catch (error) {
      unstable_rethrow(error)
      return { status: 'refused', ...actionProblem(error, values, request.requestId) }
    }
  }
}

/** @throws HttpError 401, ForbiddenError, TooManyRequestsError; what somebody was refused is in the trail */
async function admit(
  spec: Pick<Spec<z.ZodType, unknown>, 'object' | 'permission'>,
  values: Record<string, string>,
  request: RequestFacts,
): Promise<Session> {
  const session = await currentSession()
  // Refused attempts are limited as well: each writes a row of the trail.
  await admitRequest(writes(), 'writes', session?.user.id ?? sourceOf(request.address))
  const refuse = async (action: AuditAction, message: string): Promise<never> => {
    await recordRefusal(spec, action, values, session, request)
    throw new ForbiddenError(message)
  }
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) {
    return refuse('malicious_csrf', `This only works from ${env().PUBLIC_URL}.`)
  }
  if (!session) throw new HttpError(401, 'Your session has ended: sign in again, then repeat this.')
  if (!can(session.user.role, spec.permission)) {
    return refuse('authz_fail', `The role ${session.user.role} does not allow this.`)
  }
  return session
}

function recordRefusal(
  { object, permission }: Pick<Spec<z.ZodType, unknown>, 'object' | 'permission'>,
  action: AuditAction,
  values: Record<string, string>,
  session: Session | null,
  request: RequestFacts,
): Promise<void> {
  const user = session?.user
  return transaction((tx) =>
    recordAudit(tx, {
      actor: user ? { name: user.email, id: user.id, role: user.role } : { name: 'stranger' },
      action,
      object: {
        type: typeof object.type === 'function' ? object.type(values) : object.type,
        id: values[object.idField] || null,
      },
      after: { permission },
      outcome: 'refused',
      request,
    }),
  )
}
