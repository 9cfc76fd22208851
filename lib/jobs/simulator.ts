import { pool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import type { Job } from './job'
import { type Simulation, simulate } from './simulate'

const tickSeconds = 5

/** Keeps a demo bank alive: new customers, payments, QR codes, EFT payments and KYC records at the rhythm of the hour. */
export const simulatorJob: Job = {
  name: 'simulator',
  intervalMs: tickSeconds * 1000,
  timeoutMs: 30_000,
  async run({ signal, log }) {
    if (!env().SIMULATOR) return
    const simulation: Simulation = {
      now: new Date(),
      random: Math.random,
      tickSeconds,
      timeZone: env().BANK_TIME_ZONE,
      signal,
    }
    const done = await simulate(pool(), simulation)
    if (done > 0) log.debug({ done }, 'simulated')
  },
}
