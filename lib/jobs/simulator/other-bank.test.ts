import { expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newWallet } from '@/lib/testing/rows'
import { simulate } from './simulate'

const bank = await testDatabase()

it('writes nothing in a bank that is no demo', async () => {
  await newWallet(bank.owner)
  const written = async () =>
    (
      await bank.owner.query(
        `SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM transactions) AS transactions,
           (SELECT count(*) FROM qr_codes) AS codes, (SELECT count(*) FROM kyc_records) AS records`,
      )
    ).rows
  const before = await written()
  expect(await simulate({ seconds: 86_400 })).toBe(0)
  expect(await written()).toEqual(before)
})
