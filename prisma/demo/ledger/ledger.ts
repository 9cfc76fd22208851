import type { Random } from '../random'
import { drawnAmount, feeOf } from './amounts'
import type { Entry } from './entry'
import { fail } from './failure'
import type { People } from './people'
import type { Plan } from './plan'
import { kinds, type Slot, Timeline, transferFails } from './timeline'
import type { Wallets } from './wallets'

type Refund = { w: number; merchant: number; amount: number; channel: string; reference: string }

/**
 * Posts the events in the order of time with every balance in memory: the only way to get running balances that are
 * exact, never negative and true on both sides of a transfer.
 */
export class Ledger {
  seq = 0
  /** Refunds by the event that makes them: known when the payment is posted, so that it is written once. */
  private readonly refunds = new Map<number, Refund>()
  private readonly ahead: Timeline
  /** Amounts of debits for which nobody could pay, by kind: a cash-in took their place, and they take one back. */
  private readonly owed: number[][] = [[], [], [], [], []]

  constructor(
    private readonly plan: Plan,
    private readonly random: Random,
    private readonly wallets: Wallets,
    private readonly people: People,
    private readonly now: number,
    private readonly referenceOf: (created: number, seq: number) => string,
    private readonly write: (entry: Entry) => void,
  ) {
    this.ahead = new Timeline(plan, random)
  }

  /** Posts one event: one entry, or two for a transfer. */
  post(slot: Slot): void {
    const { n } = slot
    const v = this.random.uniform(n, 47)
    const z = this.random.normal(n, 48)
    const failing = slot.kind === kinds.transfer ? transferFails(n) : this.random.uniform(n, 51) < 0.035
    const refund = this.refunds.get(n)
    if (refund) {
      this.refunds.delete(n)
      this.giveBack(slot, refund)
      return
    }
    if (slot.kind === kinds.refund) slot.kind = kinds.payment
    const owed =
      slot.kind === kinds.cashIn && !failing && this.random.uniform(n, 49) < 0.6 && this.oldestOwed()
    if (owed) {
      slot.kind = owed.kind
      this.debit(slot, owed.amount, v, false)
    } else if (slot.kind <= kinds.debit) this.debit(slot, drawnAmount(slot.kind, z, v), v, failing)
    else this.credit(slot, v, z, failing)
  }

  private oldestOwed(): { kind: number; amount: number } | undefined {
    for (const kind of [kinds.transfer, kinds.cashOut, kinds.payment, kinds.debit]) {
      const amount = this.owed[kind]?.pop()
      if (amount !== undefined) return { kind, amount }
    }
    return undefined
  }

  private debit(slot: Slot, drawn: number, v: number, failing: boolean): void {
    const { n, kind, at, hour } = slot
    const toBank = kind === kinds.cashOut && v > 0.85
    let amount = drawn
    const fee = feeOf(kind, amount, toBank)
    let payer: number | undefined
    let refused: number | undefined
    for (let attempt = 0; ; attempt++) {
      const w = this.people.payer(slot, amount, attempt)
      if (w === undefined) break
      if (w < 0) continue
      if (this.wallets.isFrozen(w, at, true)) {
        if (v < 0.5 && attempt === 0) refused = w
        if (refused !== undefined) break
        continue
      }
      if (failing) {
        payer = w
        break
      }
      const holds = this.wallets.holds(w)
      // Some take out all there is, when it is about what they wanted.
      const all = holds - fee
      if (kind === kinds.cashOut && v > 0.4 && v < 0.5 && all > amount / 2 && all < amount * 2) {
        const allFee = feeOf(kind, all, toBank)
        if (allFee === fee && this.wallets.withinLimits(w, holds, hour.day, hour.month)) {
          amount = all
          payer = w
          break
        }
      }
      if (holds >= amount + fee && this.wallets.withinLimits(w, amount + fee, hour.day, hour.month)) {
        payer = w
        break
      }
    }
    const w = refused ?? payer
    if (w === undefined) {
      if (!failing) this.owed[kind]?.push(drawn)
      slot.kind = kinds.cashIn
      // Another draw: what nobody could pay was large more often than not.
      this.credit(slot, v, this.random.normal(n, 54), failing)
      return
    }
    const entry = this.entry(slot, w, amount, fee, v)
    if (kind === kinds.transfer && refused === undefined) {
      entry.other = this.people.receiver(slot, w, amount)
      if (!failing && this.wallets.isFrozen(entry.other, at, false))
        entry.failure = 'counterparty_unavailable'
    }
    if (refused !== undefined) entry.failure = 'wallet_frozen'
    if (entry.failure) entry.status = 'failed'
    else if (failing) fail(entry, kind, this.random.uniform(n, 53), this.wallets, hour.month)
    else if (this.isHeld(slot, amount)) entry.status = 'on_hold'
    else this.move(entry, slot)
    if (kind === kinds.transfer && !failing && entry.after === undefined) this.owed[kind]?.push(drawn)
    this.finish(entry)
    if (entry.other !== undefined && entry.after !== undefined) this.receive(entry, entry.other)
  }

  /** Takes the money out, and arranges what comes of it. */
  private move(entry: Entry, { n, kind, at, hour }: Slot): void {
    const total = entry.amount + entry.fee
    entry.before = this.wallets.pay(entry.w, total, hour.day, hour.month, at)
    entry.after = entry.before - total
    if (kind !== kinds.debit && n % 900 === 11) entry.status = 'disputed'
    else if (kind === kinds.payment && n % 41 === 5) this.arrangeRefund(entry, at)
  }

  private arrangeRefund(entry: Entry, at: number): void {
    const slot = this.ahead.nextRefund(at)
    if (!slot || entry.merchant === undefined) return
    this.refunds.set(slot.n, {
      w: entry.w,
      merchant: entry.merchant,
      amount: entry.amount,
      channel: entry.type === 'qr_payment' ? 'qr_code' : 'wallet',
      reference: this.referenceOf(entry.at - entry.latency, entry.seq),
    })
    if (this.wallets.isFrozen(entry.w, slot.at, false)) return // it will be refused
    entry.status = 'refunded'
    entry.refundedAt = slot.at
  }

  private giveBack(slot: Slot, { w, merchant, amount, channel, reference }: Refund): void {
    const entry = this.entry(slot, w, amount, 0, 0)
    Object.assign(entry, { type: 'refund', channel, merchant, refunds: { reference } })
    if (this.wallets.isFrozen(w, slot.at, false))
      Object.assign(entry, { status: 'failed', failure: 'wallet_frozen' })
    else this.arrive(entry)
    this.finish(entry)
  }

  private receive(sent: Entry, other: number): void {
    const entry: Entry = {
      ...sent,
      seq: ++this.seq,
      w: other,
      other: sent.w,
      direction: 'credit',
      fee: 0,
      status: 'completed',
      pair: sent.seq,
    }
    this.arrive(entry)
    this.finish(entry)
  }

  private credit(slot: Slot, v: number, z: number, failing: boolean): void {
    const { n, kind, at, hour } = slot
    const amount = drawnAmount(kind, z, v)
    const w =
      kind === kinds.wages ? this.people.anyone(n, 150, hour.customers) : this.people.depositor(slot, amount)
    const entry = this.entry(slot, w, amount, 0, v)
    if (kind === kinds.cashIn && v > 0.78)
      entry.latency = Math.min(18_000_000, Math.floor(1_500_000 * Math.exp(0.8 * z)))
    if (this.wallets.isFrozen(w, at, false))
      Object.assign(entry, { status: 'failed', failure: 'wallet_frozen' })
    else if (failing) fail(entry, kind, this.random.uniform(n, 53), this.wallets, hour.month)
    else this.arrive(entry)
    this.finish(entry)
  }

  private arrive(entry: Entry): void {
    entry.before = this.wallets.receive(entry.w, entry.amount, entry.at)
    entry.after = entry.before + entry.amount
    this.people.noteArrival(entry.w)
  }

  private finish(entry: Entry): void {
    this.wallets.lastAt[entry.w] = entry.at
    this.write(entry)
  }

  /** Large amounts of the last three days are held for review now and then. */
  private isHeld({ n, kind, at }: Slot, amount: number): boolean {
    const large = amount > 500_000 && (kind === kinds.cashOut || kind === kinds.transfer)
    return large && at > this.now - 259_200_000 && n % 25 === 3
  }

  private entry({ n, kind, at }: Slot, w: number, amount: number, fee: number, v: number): Entry {
    const how = typeAndChannel(kind, v)
    const merchant =
      kind === kinds.payment || kind === kinds.wages || how.type === 'merchant_debit'
        ? this.plan.paid[Math.floor(this.plan.paid.length * this.random.uniform(n, 50) ** 1.7)]
        : undefined
    return {
      seq: ++this.seq,
      w,
      direction: kind <= kinds.debit ? 'debit' : 'credit',
      type: how.type,
      channel: how.channel,
      status: 'completed',
      amount,
      fee,
      at,
      latency: this.latency(n, how.type, how.channel),
      ...(merchant !== undefined && { merchant }),
    }
  }

  private latency(n: number, type: string, channel: string): number {
    if (type === 'withdrawal' && channel === 'bank_transfer')
      return 45_000 + this.random.pick(n, 52, 1_500_000)
    if (type === 'deposit' && channel === 'bank_transfer') return 120_000 + this.random.pick(n, 52, 3_000_000)
    if (type === 'qr_payment') return 2500 + (n % 9000)
    return 900 + (n % 7) * 310 + (n % 1000)
  }
}

function typeAndChannel(kind: number, v: number): { type: string; channel: string } {
  if (kind === kinds.cashOut) {
    if (v <= 0.8) return { type: 'cashout', channel: 'cash' }
    return { type: 'withdrawal', channel: v > 0.85 ? 'bank_transfer' : 'card' }
  }
  if (kind === kinds.payment) {
    if (v <= 0.6) return { type: 'qr_payment', channel: 'qr_code' }
    return { type: 'merchant_payment', channel: v <= 0.86 ? 'wallet' : v <= 0.95 ? 'card' : 'mobile_money' }
  }
  if (kind === kinds.transfer) return { type: 'wallet_transfer', channel: 'wallet' }
  if (kind === kinds.debit) return { type: v < 0.5 ? 'merchant_debit' : 'fee', channel: 'wallet' }
  if (kind === kinds.wages) return { type: 'merchant_credit', channel: v < 0.7 ? 'bank_transfer' : 'wallet' }
  if (v > 0.78) return { type: 'eft_topup', channel: 'eft' }
  if (v > 0.52) return { type: 'topup', channel: v <= 0.69 ? 'mobile_money' : 'card' }
  return { type: 'deposit', channel: v <= 0.46 ? 'cash' : 'bank_transfer' }
}
