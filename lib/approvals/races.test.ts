import fc from 'fast-check'
import { beforeAll, it } from 'vitest'
import { raceBank } from '@/lib/testing/approval-races'
import { testDatabase } from '@/lib/testing/database'

const bank = raceBank(await testDatabase())
beforeAll(bank.prepare)

it('of many checkers one carries it out, once', () => bank.manyCheckers())
it('approval against expiry: carried out or expired, never both', () => bank.approvalAgainstExpiry())
it.each([true, false])('approval against a change of the target: one of them comes first', (changeFirst) =>
  bank.approvalAgainstChange(changeFirst),
)
it('a connection that dies in the middle leaves everything as it was', () => bank.killedBetween())

it('whatever people do to a request at once, it ends once and unfreezes at most once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...bank.deeds), { minLength: 2, maxLength: 6 }), bank.anyDeeds),
    { numRuns: 15 },
  )
})

it('refuses nobody twice for one form: a repeated approval gets the first answer', () => bank.sameForm())
