import { expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { insert, newAdmin, newCustomer, newKycRecord, newMerchant, newWallet } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { loadCustomerLife } from './customer-life'

const { owner } = await testDatabase()
await makeStaff()

test('the life of a customer has what happened in every entity, the newest first, and nobody else’s', async () => {
  const merchant_id = await newMerchant(owner, { business_name: 'Kgosi Kiosk' })
  const day = (n: number) => `2026-03-0${n}T08:00:00Z`
  const customer_id = await newCustomer(owner, { created_by_merchant_id: merchant_id, created_at: day(1) })
  const wallet_id = await newWallet(owner, { customer_id, opened_at: day(2) })
  await newWallet(owner) // somebody else's
  await insert(owner, 'merchant_customer_access', {
    ...{ merchant_id, customer_id, access_type: 'full', grant_reason: 'wallet_creation' },
    ...{ granted_by: 'api_integration', created_at: day(3) },
  })
  const frozen_by = await newAdmin(owner, { name: 'Neo Mogapi' })
  const client = await owner.connect()
  await client.query('BEGIN')
  await insert(client, 'wallet_freezes', {
    ...{ wallet_id, frozen_by, direction: 'all', reason: 'suspected_fraud', note: 'Three reports' },
    ...{ review_on: '2026-04-01', frozen_at: day(4) },
  })
  await client.query(`UPDATE wallets SET status = 'frozen' WHERE id = $1`, [wallet_id])
  await client.query('COMMIT')
  client.release()
  await newKycRecord(owner, { customer_id })
  const token = await tokenFor('support')
  const { events, older } = await inRequest({ token }, () => loadCustomerLife(customer_id))
  expect(older).toBeNull()
  expect(events.map(({ kind, who, what, reason }) => [kind, who, what, reason])).toEqual([
    ['kyc', expect.any(String), 'pending', null],
    ['frozen', 'Neo Mogapi', 'all', 'suspected_fraud'],
    ['access', 'api_integration', 'Kgosi Kiosk', 'wallet_creation'],
    ['wallet_opened', null, null, null],
    ['registered', 'Kgosi Kiosk', null, null],
  ])
})
