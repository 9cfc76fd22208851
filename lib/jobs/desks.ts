import { followGrantUse } from '@/lib/domain/overview/desks/grant-use'
import { refreshLimitUse } from '@/lib/domain/overview/desks/limit-use'
import { env } from '@/lib/env'
import { withClient } from './connection'
import type { Job } from './job'

const STATEMENT_MS = 60_000

/** Finds the wallets near their limits: one pass over the month's transactions. */
export function limitUseJob(url: string): Job {
  return {
    name: 'limit_use',
    intervalMs: 2 * 60_000,
    timeoutMs: STATEMENT_MS,
    run: ({ signal, log }) =>
      withClient({ url, name: 'limit-use', statementMs: STATEMENT_MS, signal }, async (client) => {
        const wallets = await refreshLimitUse(client, env().BANK_TIME_ZONE)
        log.debug({ wallets }, 'wallets near their limits')
      }),
  }
}

/** Notes when access grants were last used. */
export function grantUseJob(url: string): Job {
  return {
    name: 'grant_use',
    intervalMs: 60_000,
    timeoutMs: 10 * 60_000,
    run: ({ signal, log }) =>
      withClient({ url, name: 'grant-use', statementMs: STATEMENT_MS, signal }, async (client) => {
        const noted = await followGrantUse(client, signal)
        if (noted > 0) log.debug({ noted }, 'access grants used')
      }),
  }
}
