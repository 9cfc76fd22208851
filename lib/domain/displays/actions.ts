'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { setDisplayCookie } from '@/lib/auth/display-token'
import { isUnreachable } from '@/lib/db/errors'
import { transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { action } from '@/lib/http/action'
import { sourceOf } from '@/lib/http/client-address'
import { TooManyRequestsError } from '@/lib/http/errors'
import { isOwnOrigin } from '@/lib/http/origin'
import { requestFacts } from '@/lib/http/request-facts'
import { admit } from '@/lib/limits/admission'
import * as mutations from './mutations'
import { addDisplayInput, displayCode, revokeDisplayInput } from './schema'

const object = { type: 'wall_display', idField: 'displayId' } as const

export const addDisplay = action({
  name: 'displays.add',
  permission: 'displays:manage',
  object,
  schema: addDisplayInput,
  run: mutations.addDisplay,
})

export const revokeDisplay = action({
  name: 'displays.revoke',
  permission: 'displays:manage',
  object,
  schema: revokeDisplayInput,
  run: mutations.revokeDisplay,
})

/** Guesses of one source, and of everybody: a code has 30⁸ values and lives for minutes. */
const OF_ONE = { name: 'display codes', perSecond: 1 / 10, burst: 10 }
const OF_ALL = { name: 'all display codes', perSecond: 1, burst: 60 }

export type PairState = { problem: string | null; attempt: number }

/** Connects the screen on which a code is typed in. For anybody: who has the code was given it by an admin. */
export async function pairDisplay(before: PairState, form: FormData): Promise<PairState> {
  const answer = (problem: string) => ({ problem, attempt: before.attempt + 1 })
  if (!isOwnOrigin(await headers(), env().PUBLIC_URL, true)) {
    return answer(`This form only works from ${env().PUBLIC_URL}.`)
  }
  const code = displayCode.safeParse(form.get('code'))
  if (!code.success) return answer('A code has eight letters and digits, as in K7WP-3QXD.')
  try {
    const request = await requestFacts()
    await admit(OF_ONE, 'pair', sourceOf(request.address))
    await admit(OF_ALL, 'pair', 'everybody')
    const paired = await transaction((tx) => mutations.pairDisplay(tx, code.data, request))
    if (!paired) return answer('This code is not known, was used, or is older than 10 minutes.')
    await setDisplayCookie(paired.token)
  } catch (error) {
    if (error instanceof TooManyRequestsError) return answer(`${error.message}`)
    if (isUnreachable(error)) return answer('The database does not answer. Try again in a moment.')
    throw error
  }
  redirect('/wall')
}
