import type { Job } from '../job'
import { simulate } from './simulate'

const TICK_SECONDS = 5

/** Keeps a demo bank alive; in any other bank it does nothing. */
export const simulatorJob: Job = {
  name: 'simulator',
  intervalMs: TICK_SECONDS * 1000,
  timeoutMs: 30_000,
  async run({ signal, log }) {
    const done = await simulate({ seconds: TICK_SECONDS, signal })
    if (done > 0) log.debug({ done }, 'simulated')
  },
}
