import { Prisma } from '@/lib/db/generated/client'
import type { DemoBank } from './demo-bank'

/** What every verb of one tick works with. */
export type Tick = {
  /** The database's clock at the start of the tick. */
  now: Date
  /** Uniform in [0, 1). */
  random: () => number
  seconds: number
  timeZone: string
  bank: DemoBank
}

/** The system that stands for the bank's core in the events of what it writes. */
export const CORE = 'core-banking'

export const chance = ({ random }: Tick, probability: number): boolean => random() < probability

/** One of the entries, each as likely. */
export function pick<T>({ random }: Tick, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0]
}

/** Whole number from `least` to `most`. */
export const between = ({ random }: Tick, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

/** Eight capital hex digits, as references end with. */
export const code = (tick: Tick): string =>
  between(tick, 0, 0xffff_ffff).toString(16).toUpperCase().padStart(8, '0')

export const digits = (tick: Tick, count: number): string =>
  Array.from({ length: count }, () => between(tick, 0, 9)).join('')

/** A log-normal amount of pula around a mean, a multiple of `step`; all three in thebe. */
export function amount(tick: Tick, mean: number, sigma: number, step: number): Prisma.Decimal {
  const normal = Math.sqrt(-2 * Math.log(1 - tick.random())) * Math.cos(2 * Math.PI * tick.random())
  const drawn = Math.min(mean * Math.exp(sigma * normal - (sigma * sigma) / 2), 4_900_000)
  return new Prisma.Decimal(Math.max(Math.round(drawn / step), 1) * step).div(100)
}

/** How many times something happens that is expected so often. */
export const times = (tick: Tick, expected: number): number =>
  Math.floor(expected) + (chance(tick, expected % 1) ? 1 : 0)

/** `TXN-YYYYMMDD-XXXXXXXX` with the date of the bank's zone. */
export function transactionReference(tick: Tick): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: tick.timeZone }).format(tick.now)
  return `TXN-${day.replaceAll('-', '')}-${code(tick)}`
}
