'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { isUnreachable } from '@/lib/db/errors'
import { transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { isOwnOrigin } from '@/lib/http/origin'
import { requestFacts } from '@/lib/http/request-facts'
import { safeCallback } from './callback-url'
import { endSessions } from './end-sessions'
import { clearSessionCookie, hashToken, setSessionCookie, tokenOfRequest } from './session-token'
import { signInWithPassword } from './sign-in'
import { REFUSED } from './sign-in-problem'

/** What the form shows next. `attempt` changes with every answer, so that the form can tell a new one. */
export type SignInState = { problem: string | null; email: string; attempt: number }

/** Signs in and goes to where the person wanted to go; otherwise says why not, in the same words for all. */
export async function signIn(before: SignInState, form: FormData): Promise<SignInState> {
  const email = textOf(form, 'email')
  const answer = (problem: string) => ({ problem, email: email.slice(0, 254), attempt: before.attempt + 1 })
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) {
    return answer(`This form only works from ${env().PUBLIC_URL}.`)
  }
  const password = textOf(form, 'password')
  if (!email.trim() || !password) return answer('Fill in both the email and the password.')
  try {
    const request = await requestFacts()
    const result = await signInWithPassword(email, password, request)
    if (result.outcome === 'refused') return answer(REFUSED)
    if (result.outcome === 'too-many') {
      return answer(`Too many people are trying to sign in. Try again in ${result.retryAfterSeconds} s.`)
    }
    await endSessionOfRequest('replaced by a new sign-in')
    await setSessionCookie(result.token)
  } catch (error) {
    if (isUnreachable(error)) return answer('The database does not answer. Try again in a moment.')
    throw error
  }
  redirect(safeCallback(form.get('callbackUrl')))
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
