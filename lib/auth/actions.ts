'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { isUnreachable } from '@/lib/db/errors'
import { transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { actionProblem } from '@/lib/http/action-problem'
import type { ActionState } from '@/lib/http/action-state'
import { ForbiddenError, HttpError, RuleError } from '@/lib/http/errors'
import { isOwnOrigin } from '@/lib/http/origin'
import { requestFacts } from '@/lib/http/request-facts'
import { safeCallback } from './callback-url'
import { answerChallenge, answerEnrolment, type Challenge, findChallenge, finishEnrolment } from './challenge'
import { challengeOfRequest, clearChallengeCookie, setChallengeCookie } from './challenge-cookie'
import { endSessions } from './end-sessions'
import { deviceOfRequest, setDeviceCookie } from './known-device'
import { redeemResetLink } from './reset-links'
import { currentSession } from './session'
import { clearSessionCookie, hashToken, setSessionCookie, tokenOfRequest } from './session-token'
import { signInWithPassword } from './sign-in'
import { REFUSED } from './sign-in-problem'
import { FACTOR_PROBLEM, stepUp } from './step-up'

/** What the form shows next. `attempt` changes with every answer, so that the form can tell a new one. */
export type SignInState = { problem: string | null; email: string; attempt: number }

/** Signs in, or goes on to the second factor; otherwise says why not, in the same words for all. */
export async function signIn(before: SignInState, form: FormData): Promise<SignInState> {
  const email = textOf(form, 'email')
  const answer = (problem: string) => ({ problem, email: email.slice(0, 254), attempt: before.attempt + 1 })
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) return answer(OTHER_ORIGIN())
  const password = textOf(form, 'password')
  if (!email.trim() || !password) return answer('Fill in both the email and the password.')
  const callbackUrl = safeCallback(form.get('callbackUrl'))
  try {
    const credentials = { email, password, code: textOf(form, 'code'), device: await deviceOfRequest() }
    const result = await signInWithPassword(credentials, await requestFacts())
    if (result.outcome === 'refused') return answer(REFUSED)
    if (result.outcome === 'too-many') {
      return answer(`Too many people are trying to sign in. Try again in ${result.retryAfterSeconds} s.`)
    }
    if (result.outcome === 'signed-in') await enter(result)
    else await setChallengeCookie(result.challenge)
    if (result.outcome === 'second-factor')
      redirect(`/login/second-factor?${new URLSearchParams({ callbackUrl })}`)
  } catch (error) {
    if (isUnreachable(error)) return answer(UNREACHABLE)
    throw error
  }
  redirect(callbackUrl)
}

/** The second step with an authenticator's code or a recovery code. */
export async function proveSecondFactor(before: SecondStepState, form: FormData): Promise<SecondStepState> {
  return secondStep(before, async (challenge) => {
    const device = await deviceOfRequest()
    const result = await answerChallenge(challenge, textOf(form, 'code'), device, await requestFacts())
    if (result === 'over') return OVER
    if (typeof result === 'string') return FACTOR_PROBLEM[result]
    await enter(result)
    return redirect(safeCallback(form.get('callbackUrl')))
  })
}

/** The second step of a first sign-in: the first code of a new authenticator; answers with the recovery codes. */
export async function setUpSecondFactor(before: SecondStepState, form: FormData): Promise<SecondStepState> {
  return secondStep(before, async (challenge) => {
    const result = await answerEnrolment(challenge, textOf(form, 'code'), await requestFacts())
    if (result === 'over') return OVER
    return result === 'wrong' ? FACTOR_PROBLEM.wrong : result
  })
}

/** After the recovery codes of a first sign-in were shown: in. */
export async function finishSetUp(before: SecondStepState, form: FormData): Promise<SecondStepState> {
  return secondStep(before, async (challenge) => {
    const result = await finishEnrolment(challenge, await deviceOfRequest(), await requestFacts())
    if (result === 'over') return OVER
    await enter(result)
    return redirect(safeCallback(form.get('callbackUrl')))
  })
}

/** `over`: there is no second step any more, one has to begin with the password. */
export type SecondStepState = { problem: string | null; over: boolean; codes: string[]; attempt: number }

const OVER = 'over'

async function secondStep(
  before: SecondStepState,
  step: (challenge: Challenge) => Promise<string | { codes: string[] }>,
): Promise<SecondStepState> {
  const answer = (change: Partial<SecondStepState>) => ({
    problem: null,
    over: false,
    codes: [],
    ...change,
    attempt: before.attempt + 1,
  })
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) return answer({ problem: OTHER_ORIGIN() })
  try {
    const token = await challengeOfRequest()
    const challenge = token && (await findChallenge(token))
    const result = challenge ? await step(challenge) : OVER
    if (typeof result !== 'string') return answer(result)
    return answer(result === OVER ? { over: true } : { problem: result })
  } catch (error) {
    if (isUnreachable(error)) return answer({ problem: UNREACHABLE })
    throw error
  }
}

const UNREACHABLE = 'The database does not answer. Try again in a moment.'
const OTHER_ORIGIN = () => `This form only works from ${env().PUBLIC_URL}.`

/** Puts the new session into the browser's hands, and ends the one that it had. */
async function enter({ token, device }: { token: string; device: string }): Promise<void> {
  await endSessionOfRequest('replaced by a new sign-in')
  await setSessionCookie(token)
  await setDeviceCookie(device)
  await clearChallengeCookie()
}

/** Takes a fresh proof from somebody who is signed in; the session goes on with a new cookie. */
export async function confirmItIsYou(_before: ActionState<null>, form: FormData): Promise<ActionState<null>> {
  const request = await requestFacts()
  try {
    if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) {
      throw new ForbiddenError(OTHER_ORIGIN())
    }
    const session = await currentSession()
    if (!session) throw new HttpError(401, 'Your session has ended: sign in again.')
    await setSessionCookie(await stepUp(session, textOf(form, 'proof'), await deviceOfRequest(), request))
    return { status: 'done', result: null }
  } catch (error) {
    return { status: 'refused', ...actionProblem(error, {}, request.requestId) }
  }
}

/** Sets a new password with a link that another admin has handed over; then one signs in as always. */
export async function setNewPassword(_before: ActionState<null>, form: FormData): Promise<ActionState<null>> {
  const request = await requestFacts()
  try {
    if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) throw new ForbiddenError(OTHER_ORIGIN())
    const password = textOf(form, 'newPassword')
    if (password !== textOf(form, 'newPasswordAgain')) {
      throw new RuleError('This is not the same password.', 'newPasswordAgain')
    }
    await redeemResetLink(textOf(form, 'link'), password, request)
  } catch (error) {
    return { status: 'refused', ...actionProblem(error, {}, request.requestId) }
  }
  redirect('/login?reset=done')
}

/** Ends the session on the server and in the browser. */
export async function signOut(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) return
  await endSessionOfRequest('signed out')
  await clearSessionCookie()
  redirect('/login')
}

async function endSessionOfRequest(reason: 'signed out' | 'replaced by a new sign-in') {
  const token = await tokenOfRequest()
  if (!token) return
  const request = await requestFacts()
  await transaction((tx) => endSessions(tx, { tokenHash: hashToken(token) }, reason, null, request))
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
