import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { moment, moneyBank } from '@/lib/testing/money-bank'

const bank = moneyBank(await testDatabase())
beforeAll(bank.prepare)

it('whatever people do at once, and whichever connection dies, the books are right', async () => {
  await fc.assert(fc.asyncProperty(moment, bank.survives), { numRuns: 10, endOnFailure: true })
  expect(Object.keys(bank.done)).toEqual(expect.arrayContaining(['refund done', 'refund refused']))
}, 60_000)
