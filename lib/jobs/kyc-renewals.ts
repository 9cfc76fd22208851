import { findMismatches, workDayTurn } from '@/lib/domain/kyc-renewals/mutations'
import { env } from '@/lib/env'
import type { Job } from './job'

const BATCH = 200

/** At the turn of the bank's day, or as soon as a worker runs after it: approvals end. */
export const dayTurnJob: Job = {
  name: 'kyc_day_turn',
  intervalMs: 60_000,
  timeoutMs: 10 * 60_000,
  async run({ signal, log }) {
    let ended = 0
    for (let last: number | null = 0; last !== null && !signal.aborted; ended += last ?? 0) {
      last = await workDayTurn(env().BANK_TIME_ZONE, BATCH)
    }
    if (ended > 0) log.info({ ended }, 'KYC approvals ended')
  },
}

/** Looks for wallets that may do more than their customer's KYC supports. */
export const mismatchJob: Job = {
  name: 'kyc_mismatches',
  intervalMs: 10 * 60_000,
  timeoutMs: 2 * 60_000,
  run: async () => void (await findMismatches()),
}
