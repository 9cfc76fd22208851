import type { Random } from '../random'
import type { Plan } from './plan'
import { kinds, type Slot } from './timeline'
import type { Wallets } from './wallets'

const recent = 4096
const worthLeaving = 100_000
const traderTarget = 2_500_000
/** From here on a transfer is float moved between traders, and a cash-in may be their takings. */
const largeTransfer = 250_000
const largeCashIn = 100_000

/**
 * Finds who takes part. Few customers do most; cash leaves where money just arrived; and large transfers run between
 * traders, well-funded wallets that send float to one another, so that the mean amount PaySim found can be held.
 */
export class People {
  private readonly arrivals = new Int32Array(recent)
  private arrived = 0
  private readonly traders: number[] = []
  private readonly isTrader: Uint8Array

  constructor(
    private readonly plan: Plan,
    private readonly random: Random,
    private readonly wallets: Wallets,
    private readonly step: number,
    seed: number,
    traders: number,
  ) {
    this.isTrader = new Uint8Array(plan.customers + 1)
    this.shift = seed % plan.customers
    const first = plan.hours[0]?.customers ?? plan.customers
    for (let rank = 0; rank < plan.customers && this.traders.length < traders; rank++) {
      const w = this.ofRank(rank)
      if (w > first || plan.freeze[w] !== 0 || (plan.dailyLimit[w] ?? 0) < 5_000_000) continue
      this.traders.push(w)
      this.isTrader[w] = 1
    }
  }

  private readonly shift: number

  private ofRank(rank: number): number {
    return 1 + ((rank * this.step + this.shift) % this.plan.customers)
  }

  /** Somebody, the busiest most often, among the first `customers`. */
  anyone(n: number, salt: number, customers: number): number {
    const share = (1 - Math.sqrt(1 - this.random.uniform(n, salt))) ** 1.4
    return 1 + ((this.ofRank(Math.floor(this.plan.customers * share)) - 1) % customers)
  }

  private trader(n: number, salt: number): number {
    return this.traders[this.random.pick(n, salt, this.traders.length)] ?? 1
  }

  noteArrival(w: number): void {
    if (this.wallets.holds(w) < worthLeaving) return
    this.arrivals[this.arrived++ % recent] = w
  }

  private recentlyPaid(n: number, salt: number): number {
    const known = Math.min(this.arrived, recent)
    return known === 0 ? 1 : (this.arrivals[this.random.pick(n, salt, known)] ?? 1)
  }

  /** The nth somebody to ask for a payment of that kind and size; `undefined` when enough were asked. */
  payer({ n, kind, hour }: Slot, amount: number, attempt: number): number | undefined {
    if (kind === kinds.transfer && amount >= largeTransfer && this.traders.length > 20)
      return attempt < 12 ? this.trader(n, 100 + attempt) : undefined
    if (attempt < 3 && kind !== kinds.cashOut) return this.anyone(n, 60 + attempt, hour.customers)
    if (attempt >= 12) return undefined
    const w =
      attempt % 4 === 3 ? this.anyone(n, 60 + attempt, hour.customers) : this.recentlyPaid(n, 80 + attempt)
    return kind === kinds.cashOut && this.isTrader[w] && this.wallets.holds(w) < traderTarget ? -1 : w
  }

  /** Who receives a transfer; never the payer. */
  receiver({ n, hour }: Slot, payer: number, amount: number): number {
    if (amount >= largeTransfer && this.traders.length > 20 && this.random.uniform(n, 130) < 0.96) {
      const one = this.trader(n, 131)
      const two = this.trader(n, 132)
      const poorer = this.wallets.holds(two) < this.wallets.holds(one) ? two : one
      if (poorer !== payer) return poorer
    }
    const someone = this.anyone(n, 133, hour.customers)
    if (someone !== payer) return someone
    return payer > 1 ? payer - 1 : payer + 1
  }

  /** Whose wallet cash comes into: the poorer of two, or a trader short of float. */
  depositor({ n, at, hour }: Slot, amount: number): number {
    if (amount >= largeCashIn && this.traders.length > 20 && this.random.uniform(n, 140) < 0.5) {
      const trader = this.trader(n, 141)
      if (this.wallets.holds(trader) < traderTarget) return trader
    }
    const one = this.anyone(n, 142, hour.customers)
    const two = this.anyone(n, 143, hour.customers)
    const poorer = this.wallets.holds(two) < this.wallets.holds(one) ? two : one
    return this.wallets.isFrozen(poorer, at, false) ? this.anyone(n, 144, hour.customers) : poorer
  }
}
