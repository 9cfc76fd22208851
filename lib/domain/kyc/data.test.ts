import { expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newCustomer, newKycRecord, newWallet } from '@/lib/testing/rows'
import { findKycRecord } from './data'

const bank = await testDatabase()

const TIERS = ['basic', 'verified', 'premium'] as const

test.each([
  ['basic', 'verified'],
  ['enhanced', 'verified'],
  ['premium', 'premium'],
] as const)(
  'an approval of level %s leads to at least %s, and lowers no wallet',
  async (level, supported) => {
    for (const tier of TIERS) {
      const customer_id = await newCustomer(bank.owner)
      await newWallet(bank.owner, { customer_id, tier })
      const record = await findKycRecord(await newKycRecord(bank.owner, { customer_id, level }))
      const expected = TIERS[Math.max(TIERS.indexOf(tier), TIERS.indexOf(supported))]
      expect(record, tier).toMatchObject({ tier, nextTier: expected })
      expect(Number(record?.nextDailyLimit), tier).toBe(expected === 'basic' ? 10_000 : 50_000)
      expect(Number(record?.nextMonthlyLimit), tier).toBe(expected === 'premium' ? 500_000 : 200_000)
    }
  },
)
