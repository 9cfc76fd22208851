import type { Random } from '../random'
import type { Hour, Plan } from './plan'

export const kinds = {
  cashOut: 1,
  payment: 2,
  transfer: 3,
  debit: 4,
  cashIn: 5,
  wages: 6,
  refund: 7,
} as const

/** One event of the bank's days before anybody is found to take part in it. */
export type Slot = { n: number; kind: number; at: number; hour: Hour }

const refundShare = 0.0085
const paydayWages = 0.17
const otherWages = 0.035

/** Every 13th event, at a drawn place of the thirteen, is a transfer; every 33rd of those fails. */
export const rowsPerEvent = 1 + 32 / (13 * 33)

export const transferFails = (n: number) => Math.floor(n / 13) % 33 === 7

/** Walks the events in their order in time. Shares of the kinds are PaySim's. */
export class Timeline {
  private n = 0
  private hour = 0

  constructor(
    private readonly plan: Plan,
    private readonly random: Random,
  ) {}

  next(): Slot | undefined {
    const n = ++this.n
    let hour = this.plan.hours[this.hour]
    while (hour && n > hour.last) hour = this.plan.hours[++this.hour]
    return hour && { n, kind: this.kindOf(n, hour), at: this.timeOf(n, hour), hour }
  }

  /** The next event of giving back a payment that is at least two hours after `paid`, each offered once. */
  nextRefund(paid: number): Slot | undefined {
    for (let slot = this.next(); slot; slot = this.next())
      if (slot.kind === kinds.refund && slot.at > paid + 7_200_000) return slot
    return undefined
  }

  private timeOf(n: number, { start, first, last, width }: Hour): number {
    return start + Math.floor(((n - first - 1 + 0.9 * this.random.uniform(n, 45)) / (last - first)) * width)
  }

  private kindOf(n: number, hour: Hour): number {
    if (n % 13 === this.random.pick(Math.floor(n / 13), 40, 13)) return kinds.transfer
    const wages = hour.payday ? paydayWages : otherWages
    const drawn = this.random.uniform(n, 46)
    if (drawn < wages) return kinds.wages
    if (drawn < wages + refundShare) return kinds.refund
    const rest = (drawn - wages - refundShare) / (1 - wages - refundShare)
    if (rest < 0.3972) return kinds.cashOut
    if (rest < 0.777) return kinds.payment
    return rest < 0.9946 ? kinds.cashIn : kinds.debit
  }
}
