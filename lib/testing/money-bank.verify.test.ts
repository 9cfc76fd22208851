import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from './database'
import { moment, moneyBank } from './money-bank'

const MINUTES = Number(process.env.MONEY_MINUTES ?? 4)
const DEEDS = ['refund', 'approve', 'dispute', 'hold', 'release', 'stop', 'freeze']
const bank = moneyBank(await testDatabase())
beforeAll(bank.prepare)

/** The property of `refunds/mutations.test.ts`, for minutes: MONEY_MINUTES=60 for an hour. */
it(
  'the books are right, for as long as anybody cares to try',
  async () => {
    await fc.assert(fc.asyncProperty(moment, bank.survives), {
      numRuns: 1_000_000,
      interruptAfterTimeLimit: MINUTES * 60_000,
      endOnFailure: true,
    })
    console.log(bank.done)
    expect(Object.keys(bank.done)).toEqual(expect.arrayContaining(DEEDS.map((deed) => `${deed} done`)))
  },
  MINUTES * 60_000 + 60_000,
)
