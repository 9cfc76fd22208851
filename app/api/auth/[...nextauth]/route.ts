import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/next-auth'
import { BusyError, NotFoundError } from '@/lib/http/errors'
import { handler } from '@/lib/http/handler'

/** The few of next-auth's addresses that signing in with a password needs. */
const ADDRESSES = {
  GET: ['csrf', 'error', 'providers', 'session', 'signin'],
  POST: ['callback/credentials', 'signin/credentials', 'signout'],
}

type Context = { request: NextRequest; params: { nextauth?: string | string[] }; body: string }

const answer = (method: keyof typeof ADDRESSES) => async (context: Context) => {
  const { request, params, body } = context
  const nextauth = [params.nextauth ?? []].flat()
  if (!ADDRESSES[method].includes(nextauth.join('/'))) throw new NotFoundError('There is nothing here.')
  const { url, headers } = request
  const read = method === 'GET' ? request : new NextRequest(url, { method, headers, body })
  let wait = 0
  const options = authOptions((seconds) => {
    wait = seconds
  })
  const response = await NextAuth(read, { params: Promise.resolve({ nextauth }) }, options)
  // next-auth knows no such answer: it would say 401.
  if (wait > 0) throw new BusyError(wait)
  return response
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handler({
  GET: { access: 'public', run: answer('GET') },
  POST: {
    access: 'public',
    body: { types: ['application/x-www-form-urlencoded', 'application/json'], maxBytes: 16_384 },
    run: answer('POST'),
  },
})
