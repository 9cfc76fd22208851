import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { insert, newCustomer, newMerchant, newQrCode } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { approveMerchant, closeMerchant, reactivateMerchant, suspendMerchant } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const statusOf = async (id: string) =>
  (await owner.query('SELECT status FROM merchants WHERE id = $1', [id])).rows[0]?.status

const inStatus =
  (status: string, more = {}) =>
  async () => {
    const id = await newMerchant(owner, { status, business_name: 'Kgale  View\nStore' })
    return { id, fields: { merchantId: id, seenStatus: status, reason: 'Seen on site', ...more } }
  }

describeActions(database, {
  'approving a merchant': {
    action: approveMerchant,
    permission: 'merchants:approve',
    audited: 'merchant_approved',
    make: inStatus('pending'),
    stateOf: statusOf,
  },
  'suspending a merchant': {
    action: suspendMerchant,
    permission: 'merchants:suspend',
    audited: 'merchant_suspended',
    make: inStatus('active'),
    stateOf: statusOf,
  },
  'reactivating a merchant': {
    action: reactivateMerchant,
    permission: 'merchants:suspend',
    audited: 'merchant_reactivated',
    make: inStatus('suspended'),
    stateOf: statusOf,
  },
  'closing a merchant': {
    action: closeMerchant,
    permission: 'merchants:close',
    audited: 'merchant_closed',
    make: inStatus('active', { typedName: 'Kgale View Store' }),
    stateOf: statusOf,
  },
})

/** A merchant with a code on a screen, a used one, a key and a grant. */
async function busyMerchant() {
  const { id, fields } = await inStatus('active')()
  const code = await newQrCode(owner, { merchant_id: id })
  await insert(owner, 'api_credentials', {
    merchant_id: id,
    label: 'Till',
    key_prefix: `pk_${id.slice(-12)}`,
    key_hash: 'a'.repeat(52) + id.slice(-12),
    permissions: ['payments:write'],
  })
  await insert(owner, 'merchant_customer_access', {
    merchant_id: id,
    customer_id: await newCustomer(owner),
    access_type: 'full',
    grant_reason: 'customer_request',
    granted_by: 'customer',
  })
  const state = async () =>
    (
      await owner.query(
        `SELECT (SELECT status FROM qr_codes WHERE id = $2) AS code,
           (SELECT is_active FROM api_credentials WHERE merchant_id = $1) AS key,
           (SELECT is_active FROM merchant_customer_access WHERE merchant_id = $1) AS access`,
        [id, code],
      )
    ).rows[0]
  return { id, fields, state }
}

it('suspending takes the codes from the screens and leaves the rest', async () => {
  const { fields, state } = await busyMerchant()
  const answer = await send(suspendMerchant, await tokenFor('operations'), formOf(fields))
  expect(answer).toMatchObject({ status: 'done', result: { cancelledCodes: 1 } })
  expect(await state()).toEqual({ code: 'cancelled', key: true, access: true })
})

it('closing ends codes, keys and access, and only with the name typed', async () => {
  const { id, fields, state } = await busyMerchant()
  const own = await tokenFor('operations')
  const wrong = await send(closeMerchant, own, formOf({ ...fields, typedName: 'Another store' }))
  expect(wrong).toMatchObject({ code: 422, fields: { typedName: expect.any(String) } })
  expect(await state()).toEqual({ code: 'active', key: true, access: true })
  expect(await statusOf(id)).toBe('active')

  const answer = await send(closeMerchant, own, formOf({ ...fields, typedName: 'Kgale View Store' }))
  expect(answer).toMatchObject({
    status: 'done',
    result: { cancelledCodes: 1, revokedKeys: 1, endedGrants: 1 },
  })
  expect(await state()).toEqual({ code: 'cancelled', key: false, access: false })
})
