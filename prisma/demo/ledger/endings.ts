import type { Random } from '../random'
import type { Plan } from './plan'
import type { Wallets } from './wallets'

const day = 86_400_000

/** Accounts that were closed, with the time: ended empty, quiet for a week, never frozen, nothing under review. */
export function closedAccounts(
  plan: Plan,
  wallets: Wallets,
  random: Random,
  now: number,
): Map<number, number> {
  const closed = new Map<number, number>()
  for (let w = 1; w <= plan.customers; w++) {
    const last = wallets.lastAt[w] ?? 0
    if (last === 0 || last > now - 7 * day || wallets.holds(w) > 0 || !plan.closable[w]) continue
    if (random.uniform(w, 101) < 0.5) closed.set(w, last + day / 2 + random.pick(w, 100, 300_000_000))
  }
  return closed
}
