import type { Plan } from './plan'

/** What every wallet holds and has spent, by customer number, while the ledger is posted. Amounts are thebe. */
export class Wallets {
  readonly balance: Float64Array
  readonly lastAt: Float64Array
  private readonly daySpent: Float64Array
  private readonly dayOf: Int32Array
  private readonly monthSpent: Float64Array
  private readonly monthOf: Int32Array

  constructor(private readonly plan: Plan) {
    const size = plan.customers + 1
    this.balance = new Float64Array(size)
    this.lastAt = new Float64Array(size)
    this.daySpent = new Float64Array(size)
    this.dayOf = new Int32Array(size)
    this.monthSpent = new Float64Array(size)
    this.monthOf = new Int32Array(size)
  }

  holds(w: number): number {
    return this.balance[w] ?? 0
  }

  /** Whether a freeze is in the way: of debits, or of everything. */
  isFrozen(w: number, at: number, debit: boolean): boolean {
    const freeze = this.plan.freeze[w] ?? 0
    if (freeze === 0 || (freeze === 1 && !debit)) return false
    return at >= (this.plan.frozenFrom[w] ?? 0) && at < (this.plan.frozenTo[w] ?? 0)
  }

  dailyLimit(w: number): number {
    return this.plan.dailyLimit[w] ?? 0
  }

  /** What may still be spent this month. */
  monthLeft(w: number, month: number): number {
    const spent = this.monthOf[w] === month ? (this.monthSpent[w] ?? 0) : 0
    return (this.plan.monthlyLimit[w] ?? 0) - spent
  }

  withinLimits(w: number, total: number, day: number, month: number): boolean {
    const spent = this.dayOf[w] === day ? (this.daySpent[w] ?? 0) : 0
    return spent + total <= this.dailyLimit(w) && total <= this.monthLeft(w, month)
  }

  /** Takes `total` out. @returns the balance before */
  pay(w: number, total: number, day: number, month: number, at: number): number {
    this.daySpent[w] = total + (this.dayOf[w] === day ? (this.daySpent[w] ?? 0) : 0)
    this.dayOf[w] = day
    this.monthSpent[w] = total + (this.monthOf[w] === month ? (this.monthSpent[w] ?? 0) : 0)
    this.monthOf[w] = month
    return this.receive(w, -total, at)
  }

  /** @returns the balance before */
  receive(w: number, amount: number, at: number): number {
    const before = this.holds(w)
    this.balance[w] = before + amount
    this.lastAt[w] = at
    return before
  }
}
