import type { Random } from '../random'
import { drawnAmount } from './amounts'
import type { Entry, Status } from './entry'
import type { People } from './people'
import type { Plan } from './plan'
import { kinds } from './timeline'
import type { Wallets } from './wallets'

const openKinds = [
  { type: 'eft_topup', channel: 'eft', kind: kinds.cashIn, longest: 5_400_000 },
  { type: 'eft_topup', channel: 'eft', kind: kinds.cashIn, longest: 5_400_000 },
  { type: 'deposit', channel: 'bank_transfer', kind: kinds.cashIn, longest: 2_400_000 },
  { type: 'withdrawal', channel: 'bank_transfer', kind: kinds.cashOut, longest: 2_400_000 },
  { type: 'withdrawal', channel: 'card', kind: kinds.cashOut, longest: 50_000 },
  { type: 'cashout', channel: 'cash', kind: kinds.cashOut, longest: 50_000 },
  { type: 'qr_payment', channel: 'qr_code', kind: kinds.payment, longest: 50_000 },
  { type: 'merchant_payment', channel: 'card', kind: kinds.payment, longest: 50_000 },
  { type: 'wallet_transfer', channel: 'wallet', kind: kinds.transfer, longest: 50_000 },
] as const

type Bank = {
  plan: Plan
  random: Random
  wallets: Wallets
  people: People
  closed: ReadonlyMap<number, number>
  now: number
}

/** What is under way right now: requested minutes ago, not posted yet; one entry a wallet, numbered from `seq`. */
export function openWork(bank: Bank, seq: number, count: number): Entry[] {
  const { plan, random, wallets, people, closed, now } = bank
  const taken = new Set<number>()
  const entries: Entry[] = []
  const before = plan.hours[0]?.customers ?? plan.customers
  for (let i = 1; entries.length < count && i < count * 1000; i++) {
    const w = people.anyone(i, 114, before)
    if (taken.has(w) || closed.has(w) || plan.freeze[w] !== 0 || wallets.holds(w) < 5000) continue
    taken.add(w)
    const open = openKinds[random.pick(i, 112, openKinds.length)] ?? openKinds[0]
    const age = (open.longest > 50_000 ? 60_000 : 4000) + random.pick(i, 111, open.longest)
    const isCredit = open.kind === kinds.cashIn
    const drawn = drawnAmount(open.kind, random.normal(i, 110), 0.5)
    const amount = isCredit ? drawn : Math.max(Math.min(drawn, Math.floor(wallets.holds(w) / 2)), 5)
    entries.push({
      seq: seq + entries.length,
      w,
      direction: isCredit ? 'credit' : 'debit',
      type: open.type,
      channel: open.channel,
      status: statusAfter(open.channel, age),
      amount,
      fee: 0,
      at: now,
      latency: age,
      ...(open.kind === kinds.payment && { merchant: plan.paid[random.pick(i, 113, plan.paid.length)] }),
      ...(open.kind === kinds.transfer && { other: 1 + (w % before) }),
    })
  }
  return entries
}

function statusAfter(channel: string, age: number): Status {
  if (channel === 'card') return 'processing'
  return (channel === 'eft' || channel === 'bank_transfer') && age > 240_000 ? 'processing' : 'pending'
}

/** Money that was sent to accounts after they were closed, and refused. */
export function sentToClosed({ random, closed, now }: Bank, seq: number, count: number): Entry[] {
  return [...closed].slice(0, count).map(([w, closedAt], index) => ({
    seq: seq + index,
    w,
    direction: 'credit',
    type: 'eft_topup',
    channel: 'eft',
    status: 'failed',
    failure: 'wallet_closed',
    amount: drawnAmount(kinds.cashIn, random.normal(w, 118), 0.5),
    fee: 0,
    at: closedAt + 3_600_000 + Math.floor((now - closedAt - 3_600_000) * random.uniform(w, 120)),
    latency: 600_000 + random.pick(w, 121, 1_800_000),
  }))
}
