import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from './stage'

const LIMIT_MS = 15_000

/** Somebody who uses the portal without a browser. */
export type Visitor = {
  open(path: string): Promise<number>
}

async function attempt(url: string, email: string, password: string) {
  const answer = await fetch(`${url}/api/auth/csrf`, { signal: AbortSignal.timeout(LIMIT_MS) })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const { csrfToken }: { csrfToken: string } = await answer.json()
  return fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
    headers: { origin: new URL(url).origin.replace('127.0.0.1', 'localhost'), cookie: cookies.join('; ') },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
}

/** A sign-in that fails. */
export async function guessPassword({ url }: Stage): Promise<void> {
  await attempt(url, 'nobody@phantom.demo', 'a guess of some length')
}

/** The demo's superadmin, signed in. */
export async function signIn({ url, dataDir }: Stage): Promise<Visitor> {
  const accounts = readFileSync(join(dataDir, 'demo-accounts.txt'), 'utf8')
  const password = /superadmin@phantom\.demo\s+(\S+)/.exec(accounts)?.[1] ?? ''
  const answer = await attempt(url, 'superadmin@phantom.demo', password)
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('phantom-session='))
  if (!session) throw new Error(`The sign-in of the drill failed: ${answer.status} ${await answer.text()}`)
  return {
    async open(path) {
      const page = await fetch(url + path, {
        headers: { cookie: session.split(';')[0] ?? '' },
        redirect: 'manual',
        signal: AbortSignal.timeout(LIMIT_MS),
      })
      await page.arrayBuffer()
      return page.status
    },
  }
}
