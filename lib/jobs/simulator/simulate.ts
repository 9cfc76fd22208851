import { db } from '@/lib/db/client'
import type { Transaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { applyAsMerchant } from './apply-merchant'
import { begin } from './begin'
import { CORE, type Tick, times } from './context'
import { type DemoBank, demoBank } from './demo-bank'
import { dispute, refund } from './look-back'
import { codesToScan, scanQrCode } from './qr'
import { resubmitKyc } from './resubmit-kyc'
import { decide, reviewsFor, someReviewer, startReview } from './review-kyc'
import { expectedTransactions, hourIn, officeHours } from './rhythm'
import { dueTransactions, heldTransactions, release, settle } from './settle'
import { signUp } from './sign-up'
import { submitKyc } from './submit-kyc'
import { type Tally, unit } from './unit'

export type Simulation = {
  /** The stretch of the bank's life that this tick stands for. */
  seconds: number
  signal?: AbortSignal
  /** By default the database's clock and chance; tests choose both. */
  now?: Date
  random?: () => number
}

/** Units of each kind in one tick, however large the bank and however long it was off. */
const MOST = 40

/**
 * One tick of the demo bank's life: what is under way goes a step further, then new work begins. Each unit is one
 * transaction with legal changes of status, so a kill between any two leaves a consistent bank, and what waited is
 * taken up by the next tick.
 * @returns how many units were done; 0 in a bank that is no demo
 * @throws DatabaseUnreachableError; AggregateError of what failed unexpectedly, after the others had their turn
 */
export async function simulate({ seconds, signal, now, random = Math.random }: Simulation): Promise<number> {
  const bank = await demoBank()
  if (!bank) return 0
  const tick: Tick = { now: now ?? (await clock()), random, seconds, timeZone: env().BANK_TIME_ZONE, bank }
  const tally: Tally = { done: 0, failures: [] }
  const each = async (count: number, actor: string, work: (tx: Transaction) => Promise<boolean>) => {
    for (let n = 0; n < Math.min(count, MOST) && !signal?.aborted; n++) await unit(tally, actor, work)
  }
  await goOn(tick, each)
  await startNew(tick, bank, each)
  await review(tick, bank, each)
  if (tally.failures.length > 0) throw new AggregateError(tally.failures, messageOf(tally.failures[0]))
  return tally.done
}

type Each = (count: number, actor: string, work: (tx: Transaction) => Promise<boolean>) => Promise<void>

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function clock(): Promise<Date> {
  const [row] = await db().$queryRaw<
    { now: Date }[]
  >`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  return row?.now ?? new Date()
}

/** What began in earlier ticks. */
async function goOn(tick: Tick, each: Each): Promise<void> {
  for (const due of await dueTransactions(tick, MOST)) await each(1, CORE, (tx) => settle(tx, tick, due))
  for (const id of await codesToScan(tick, MOST)) await each(1, CORE, (tx) => scanQrCode(tx, tick, id))
  const held = times(tick, expectedNow(tick) * 0.004 + tick.seconds / 3600)
  if (held > 0) {
    for (const { id } of await heldTransactions(tick, held))
      await each(1, CORE, (tx) => release(tx, tick, id))
  }
}

const expectedNow = ({ bank, now, seconds, timeZone }: Tick) =>
  expectedTransactions(bank.perDay.transactions, hourIn(timeZone, now), seconds)

/** What begins now, at the rhythm of the hour. */
async function startNew(tick: Tick, bank: DemoBank, each: Each): Promise<void> {
  const expected = expectedNow(tick)
  const perTransaction = (perDay: number) => perDay / Math.max(bank.perDay.transactions, 1)
  await each(times(tick, expected), CORE, (tx) => begin(tx, tick))
  await each(times(tick, expected * 0.008), CORE, (tx) => refund(tx, tick))
  await each(times(tick, expected * 0.001), 'customer', (tx) => dispute(tx, tick))
  await each(times(tick, expected * perTransaction(bank.perDay.customers)), CORE, (tx) => signUp(tx, tick))
  await each(times(tick, expected * 0.002), CORE, (tx) => applyAsMerchant(tx, tick))
  await each(times(tick, expected * perTransaction(bank.perDay.submissions)), 'customer', (tx) =>
    submitKyc(tx, tick),
  )
  await each(times(tick, expected * perTransaction(bank.perDay.submissions) * 0.08), 'customer', (tx) =>
    resubmitKyc(tx, tick),
  )
}

/** The staff at their desks: they look at as many records as come in, more when many wait. */
async function review(tick: Tick, { perDay }: DemoBank, each: Each): Promise<void> {
  const [queue] = await db().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (SELECT FROM kyc_records WHERE status = 'pending' LIMIT 10000) q`
  const submissions = (perDay.submissions * tick.seconds) / 86_400
  const reviews =
    reviewsFor(queue?.waiting ?? 0, submissions, perDay.submissions) *
    officeHours(hourIn(tick.timeZone, tick.now))
  for (let left = Math.min(times(tick, reviews), MOST); left > 0; left--) {
    const reviewer = someReviewer(tick)
    if (reviewer) await each(1, reviewer.email, (tx) => startReview(tx, tick, reviewer))
  }
  for (const reviewer of tick.bank.reviewers) {
    await each(1 + Math.floor(reviews), reviewer.email, (tx) => decide(tx, tick, reviewer))
  }
}
