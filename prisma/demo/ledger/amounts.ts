import { kinds } from './timeline'

/** Mean amounts in pula, relative to a payment as PaySim found them: debit 0.4, cash in and out 13, transfer 68. */
export const payment = 120
const shapes: Record<number, { mean: number; sigma: number }> = {
  [kinds.cashOut]: { mean: 13 * payment, sigma: 0.9 },
  [kinds.payment]: { mean: payment, sigma: 1 },
  [kinds.transfer]: { mean: 68 * payment, sigma: 1.2 },
  [kinds.debit]: { mean: 0.4 * payment, sigma: 0.5 },
  [kinds.cashIn]: { mean: 13 * payment, sigma: 0.9 },
  [kinds.wages]: { mean: 6200, sigma: 0.5 },
}

/** No transaction exceeds P 49 000, just below what any wallet may spend on a day. */
export const most = 4_900_000

/** A log-normal amount in thebe for a standard normal `z`; `v` decides how round it is. */
export function drawnAmount(kind: number, z: number, v: number): number {
  const { mean, sigma } = shapes[kind] ?? { mean: payment, sigma: 1 }
  const step = stepOf(kind, v)
  const thebe = mean * 100 * Math.exp(sigma * z - (sigma * sigma) / 2)
  return Math.min(Math.max(Math.round(thebe / step), 1) * step, most)
}

function stepOf(kind: number, v: number): number {
  if (kind === kinds.payment) return v < 0.35 ? 500 : 5
  if (kind === kinds.transfer) return v < 0.8 ? 1000 : 50
  if (kind === kinds.debit) return 50
  return kind === kinds.wages ? 1 : 1000
}

type Bands = readonly (readonly [upTo: number, fee: number])[]
const cashOutFees: Bands = [
  [10_000, 250],
  [50_000, 600],
  [200_000, 1200],
  [500_000, 2200],
  [most, 4000],
]
const transferFees: Bands = [
  [50_000, 150],
  [200_000, 300],
  [most, 600],
]

/** What the wallet pays on top, in thebe. */
export function feeOf(kind: number, amount: number, toBank: boolean): number {
  if (kind === kinds.cashOut) return toBank ? 500 : inBand(cashOutFees, amount)
  return kind === kinds.transfer ? inBand(transferFees, amount) : 0
}

function inBand(bands: Bands, amount: number): number {
  for (const [upTo, fee] of bands) if (amount <= upTo) return fee
  return bands.at(-1)?.[1] ?? 0
}
