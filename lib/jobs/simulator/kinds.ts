import { Prisma } from '@/lib/db/generated/client'
import type { TransactionChannel, TransactionDirection, TransactionType } from '@/lib/db/generated/enums'
import { pick, type Tick } from './context'

/** A kind of transaction: how often, how much (thebe), with whom, at what price. */
export type Kind = {
  /** Share of all that begins, in percent. */
  share: number
  type: TransactionType
  channel: TransactionChannel
  direction: TransactionDirection
  mean: number
  sigma: number
  step: number
  merchant?: true
  fee?: (amount: Prisma.Decimal) => Prisma.Decimal
  describe: (tick: Tick, merchant: string) => string
}

const TOWNS = [
  'Gaborone',
  'Gaborone',
  'Francistown',
  'Maun',
  'Molepolole',
  'Serowe',
  'Palapye',
  'Kanye',
  'Lobatse',
] as const
const REASONS = [
  'Transfer',
  'Family support',
  'Motshelo contribution',
  'School fees',
  'Rent',
  'Groceries',
  'Taxi fare',
  'Repayment',
] as const
const FEES = ['Monthly service fee', 'Card replacement fee', 'Statement fee'] as const

const stairs =
  (steps: [upTo: number, thebe: number][], above: number) =>
  (amount: Prisma.Decimal): Prisma.Decimal =>
    new Prisma.Decimal(steps.find(([upTo]) => amount.lte(upTo))?.[1] ?? above).div(100)
const cashFee = stairs(
  [
    [100, 250],
    [500, 600],
    [2000, 1200],
    [5000, 2200],
  ],
  4000,
)
const transferFee = stairs(
  [
    [500, 150],
    [2000, 300],
  ],
  600,
)
const bankFee = () => new Prisma.Decimal(5)

const cash = { mean: 156_000, sigma: 0.9, step: 1000 }
const payment = { mean: 12_000, sigma: 1, step: 5, merchant: true } as const
const small = { mean: 4_800, sigma: 0.5, step: 50 }

/** What somebody without money does first. */
export const cashIn: Kind = {
  share: 9,
  type: 'deposit',
  channel: 'cash',
  direction: 'credit',
  ...cash,
  describe: (tick) => `Cash deposit at agent, ${pick(tick, TOWNS)}`,
}

/** PaySim's mix; the share of QR payments is that of the codes, of which a third is never paid. */
export const kinds: readonly Kind[] = [
  {
    share: 28,
    type: 'cashout',
    channel: 'cash',
    direction: 'debit',
    ...cash,
    fee: cashFee,
    describe: (tick) => `Cash out at agent, ${pick(tick, TOWNS)}`,
  },
  {
    share: 4,
    type: 'withdrawal',
    channel: 'bank_transfer',
    direction: 'debit',
    ...cash,
    fee: bankFee,
    describe: () => 'Withdrawal to bank account',
  },
  {
    share: 2,
    type: 'withdrawal',
    channel: 'card',
    direction: 'debit',
    ...cash,
    fee: cashFee,
    describe: (tick) => `Cash machine withdrawal, ${pick(tick, TOWNS)}`,
  },
  {
    share: 31,
    type: 'qr_payment',
    channel: 'qr_code',
    direction: 'debit',
    ...payment,
    describe: (_, merchant) => `QR payment to ${merchant}`,
  },
  {
    share: 9,
    type: 'merchant_payment',
    channel: 'wallet',
    direction: 'debit',
    ...payment,
    describe: (_, merchant) => `Payment to ${merchant}`,
  },
  {
    share: 4,
    type: 'merchant_payment',
    channel: 'card',
    direction: 'debit',
    ...payment,
    describe: (_, merchant) => `Payment to ${merchant}`,
  },
  {
    share: 8,
    type: 'wallet_transfer',
    channel: 'wallet',
    direction: 'debit',
    mean: 816_000,
    sigma: 1.2,
    step: 1000,
    fee: transferFee,
    describe: (tick) => pick(tick, REASONS),
  },
  cashIn,
  {
    share: 1,
    type: 'deposit',
    channel: 'bank_transfer',
    direction: 'credit',
    ...cash,
    describe: () => 'Deposit by bank transfer',
  },
  {
    share: 3,
    type: 'topup',
    channel: 'mobile_money',
    direction: 'credit',
    ...cash,
    describe: () => 'Top-up by mobile money',
  },
  {
    share: 2,
    type: 'topup',
    channel: 'card',
    direction: 'credit',
    ...cash,
    describe: () => 'Top-up by card',
  },
  { share: 4, type: 'eft_topup', channel: 'eft', direction: 'credit', ...cash, describe: () => 'EFT' },
  {
    share: 1.2,
    type: 'merchant_credit',
    channel: 'bank_transfer',
    direction: 'credit',
    mean: 620_000,
    sigma: 0.5,
    step: 1,
    merchant: true,
    describe: (_, merchant) => `Wages from ${merchant}`,
  },
  {
    share: 0.3,
    type: 'merchant_debit',
    channel: 'wallet',
    direction: 'debit',
    ...small,
    merchant: true,
    describe: (_, merchant) => `Debit order of ${merchant}`,
  },
  {
    share: 0.3,
    type: 'fee',
    channel: 'wallet',
    direction: 'debit',
    ...small,
    describe: (tick) => pick(tick, FEES),
  },
]

const total = kinds.reduce((sum, { share }) => sum + share, 0)

/** A kind by its share. */
export function drawKind({ random }: Tick): Kind {
  let left = random() * total
  for (const kind of kinds) {
    left -= kind.share
    if (left < 0) return kind
  }
  return cashIn
}
