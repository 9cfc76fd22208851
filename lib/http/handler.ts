import 'server-only'
import type { NextRequest } from 'next/server'
import { connection } from 'next/server'
import { can, type Permission } from '@/lib/auth/permissions'
import { currentSession, type Session } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { admit, writes as writeLimit } from '@/lib/limits/admission'
import { scrapeWait } from '@/lib/monitoring/scrape-limit'
import { type BodyRule, readBody } from './body'
import { failure } from './failure'
import { addressOf, requestIdOf } from './incoming'
import { isAlertmanager, mayReadMonitoring } from './monitoring-access'
import { isOwnOrigin } from './origin'
import { problem } from './problem'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Method = (typeof METHODS)[number]

type Params = Record<string, string | string[] | undefined>

type HandlerContext<Signed extends Session | null> = {
  request: NextRequest
  params: Params
  requestId: string
  session: Signed
  /** The body as text, within the stated limit; empty where none was declared. */
  body: string
}

/** Open to anyone; or, while monitoring is on, to the scraper's credential and sessions that may read it; or to Alertmanager's. */
type OpenRule = {
  access: 'public' | 'monitoring' | 'alertmanager'
  permission?: undefined
  body?: BodyRule
  run(context: HandlerContext<null>): Promise<Response>
}

/** Open to sessions that hold the permission. */
type GuardedRule = {
  access?: undefined
  permission: Permission
  body?: BodyRule
  run(context: HandlerContext<Session>): Promise<Response>
}

type MethodRule = OpenRule | GuardedRule

type Route = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>

/**
 * Builds the exports of a route file: `export const { GET, HEAD, POST, … } = handler({ GET: … })`.
 * Every method answers: what is not in the table with 405 and Allow. Access is checked before the body is
 * read; answers are not stored by caches unless `run` says otherwise; errors become problem documents with
 * the request id and nothing about the inside. HEAD follows GET.
 */
export function handler(rules: Partial<Record<Exclude<Method, 'HEAD' | 'OPTIONS'>, MethodRule>>) {
  const allowed = METHODS.filter((m) => (m === 'HEAD' ? rules.GET : m === 'OPTIONS' || rules[m]))
  const allow = allowed.join(', ')

  const answer = async (method: Method, request: NextRequest, params: Promise<Params>) => {
    await connection()
    const requestId = requestIdOf(request.headers)
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    const rule = rules[method === 'HEAD' ? 'GET' : method]
    if (!rule) return problem(405, `This address answers ${allow}.`, requestId, { allow })
    try {
      return await serve(rule, request, await params, requestId)
    } catch (error) {
      return failure(error, requestId)
    }
  }

  const route =
    (method: Method): Route =>
    async (request, { params }) => {
      const response = await answer(method, request, params)
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
      return method === 'HEAD' ? new Response(null, response) : response
    }
  return Object.fromEntries(METHODS.map((method) => [method, route(method)])) as Record<Method, Route>
}

async function serve(rule: MethodRule, request: NextRequest, params: Params, requestId: string) {
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (writes && !isOwnOrigin(request.headers, env().PUBLIC_URL, rule.permission !== undefined)) {
    return problem(403, 'Writes are taken from the portal’s own pages only.', requestId)
  }
  if (rule.access === 'monitoring' && !env().MONITORING_ENABLED) {
    return problem(404, 'Monitoring is switched off: MONITORING_ENABLED is off.', requestId)
  }
  if (rule.access) {
    const wait = rule.access === 'monitoring' ? scrapeWait(addressOf(request.headers)) : 0
    if (wait > 0) return problem(429, 'Too many requests.', requestId, { 'retry-after': String(wait) })
    if (rule.access === 'monitoring' && !(await mayReadMonitoring(request))) return unknownCaller(requestId)
    if (rule.access === 'alertmanager' && !isAlertmanager(request)) return unknownCaller(requestId)
    const body = await readBody(request, rule.body)
    return rule.run({ request, params, requestId, session: null, body })
  }
  const session = await currentSession()
  if (!session) return unknownCaller(requestId)
  if (!can(session.user.role, rule.permission)) {
    return problem(403, 'Your role does not allow this.', requestId)
  }
  if (writes) await admit(writeLimit(), 'writes', session.user.id)
  const body = await readBody(request, rule.body)
  return rule.run({ request, params, requestId, session, body })
}

function unknownCaller(requestId: string) {
  const challenge = { 'www-authenticate': 'Bearer realm="Phantom Banking Admin"' }
  return problem(401, 'Sign in, or show a valid credential.', requestId, challenge)
}
