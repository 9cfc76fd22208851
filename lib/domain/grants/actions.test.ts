import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { insert, newCustomer, newMerchant } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { changeAccess, grantAccess, revokeAccess } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const reason = 'Asked for by the customer at the branch'
const stateOf = async (id: string) =>
  (
    await owner.query(
      'SELECT access_type, is_active, expires_at, granted_by FROM merchant_customer_access WHERE id = $1',
      [id],
    )
  ).rows[0]

async function shop(status = 'active') {
  const merchant_id = await newMerchant(owner, { status })
  const { rows } = await owner.query('SELECT registration_number FROM merchants WHERE id = $1', [merchant_id])
  return { merchant_id, registrationNumber: String(rows[0]?.registration_number) }
}

async function granted(values = {}) {
  const { merchant_id, registrationNumber } = await shop()
  const customer_id = await newCustomer(owner)
  const id = await insert(owner, 'merchant_customer_access', {
    merchant_id,
    customer_id,
    access_type: 'full',
    grant_reason: 'wallet_creation',
    granted_by: 'api_integration',
    ...values,
  })
  return { id, customer_id, registrationNumber }
}

const changing = async () => {
  const { id } = await granted()
  return {
    id,
    fields: {
      grantId: id,
      seenVersion: 'full/never/on',
      accessType: 'view_only',
      lastDay: '2036-01-31',
      reason,
    },
  }
}

describeActions(database, {
  'changing access': {
    action: changeAccess,
    permission: 'access:manage',
    audited: 'access_changed',
    make: changing,
    stateOf,
  },
  'revoking access': {
    action: revokeAccess,
    permission: 'access:manage',
    audited: 'access_revoked',
    make: changing,
    stateOf,
  },
})

const grant = async (customerId: string, registrationNumber: string, more = {}) =>
  send(
    grantAccess,
    await tokenFor('operations'),
    formOf({
      customerId,
      registrationNumber,
      accessType: 'credit_only',
      grantReason: 'customer_request',
      lastDay: '',
      reason,
      ...more,
    }),
  )

it('grants once, and anew what has ended', async () => {
  const { merchant_id, registrationNumber } = await shop()
  const customer = await newCustomer(owner)
  const first = await grant(customer, registrationNumber.toLowerCase())
  expect(first).toMatchObject({ status: 'done', result: { merchant: 'Pula General Dealer' } })
  const id = first.status === 'done' ? first.result.grantId : ''
  expect(await stateOf(id)).toMatchObject({
    access_type: 'credit_only',
    granted_by: 'operations@example.com',
  })
  expect(await grant(customer, registrationNumber)).toMatchObject({
    code: 409,
    changed: { by: 'operations@example.com' },
  })
  await owner.query('UPDATE merchant_customer_access SET is_active = false WHERE id = $1', [id])
  expect(await grant(customer, registrationNumber, { accessType: 'full' })).toMatchObject({ status: 'done' })
  const { rows } = await owner.query('SELECT id FROM merchant_customer_access WHERE merchant_id = $1', [
    merchant_id,
  ])
  expect(rows).toEqual([{ id }])
  expect(await stateOf(id)).toMatchObject({ access_type: 'full', is_active: true })
})

it('two at once grant it once', async () => {
  const { registrationNumber } = await shop()
  const customer = await newCustomer(owner)
  const answers = await Promise.all([
    grant(customer, registrationNumber),
    grant(customer, registrationNumber),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
})

it.each([
  [{ registrationNumber: 'BW00000000000' }, 422, 'registrationNumber'],
  [{ lastDay: '2020-01-01' }, 422, 'lastDay'],
  [{ lastDay: '2026-02-30' }, 400, 'lastDay'],
  [{ accessType: 'everything' }, 400, 'accessType'],
  [{ grantReason: 'api_integration' }, 400, 'grantReason'],
])('says at the field what is wrong: %j', async (changes, code, field) => {
  const { registrationNumber } = await shop()
  const answer = await grant(await newCustomer(owner), registrationNumber, changes)
  expect(answer).toMatchObject({ code, fields: { [field]: expect.any(String) } })
})

it('a merchant that is not active gets none', async () => {
  const { registrationNumber } = await shop('suspended')
  const answer = await grant(await newCustomer(owner), registrationNumber)
  expect(answer).toMatchObject({ code: 422, message: 'Pula General Dealer is suspended.' })
})

it('the last day is the bank’s, and an end that is left alone stays to the minute', async () => {
  const token = await tokenFor('operations')
  const { id, fields } = await changing()
  await send(changeAccess, token, formOf(fields))
  expect((await stateOf(id)).expires_at.toISOString()).toBe('2036-01-31T22:00:00.000Z')
  const at = '2036-01-31T10:30:00.000Z'
  const other = await granted({ expires_at: at })
  const kept = { ...fields, grantId: other.id, seenVersion: `full/${at}/on` }
  await send(changeAccess, token, formOf(kept))
  expect(await stateOf(other.id)).toMatchObject({ access_type: 'view_only', expires_at: new Date(at) })
})
