import fc from 'fast-check'
import { beforeAll, it } from 'vitest'
import { raceBank } from '@/lib/testing/approval-races'
import { testDatabase } from '@/lib/testing/database'

const bank = raceBank(await testDatabase())
beforeAll(bank.prepare)

const TIMES = 100
const LONG = 600_000

/** The races of `races.test.ts`, a hundred times in a row each. */
it.each([
  'manyCheckers',
  'approvalAgainstExpiry',
  'approvalAgainstChange',
  'killedBetween',
  'sameForm',
] as const)('%s holds a hundred times in a row', { timeout: LONG }, async (race) => {
  for (let n = 0; n < TIMES; n += 1) await bank[race]()
})

it('any deeds at once, three hundred times', { timeout: LONG }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...bank.deeds), { minLength: 2, maxLength: 8 }), bank.anyDeeds),
    { numRuns: 3 * TIMES },
  )
})
