import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newCustomer } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { reactivateCustomer, suspendCustomer } from './actions'

const database = await testDatabase()
beforeAll(makeStaff)

const statusOf = async (id: string) =>
  (await database.owner.query('SELECT status FROM customers WHERE id = $1', [id])).rows[0]?.status

const inStatus = (status: string) => async () => {
  const id = await newCustomer(database.owner, { status })
  return { id, fields: { customerId: id, seenStatus: status, reason: 'Reported twice\nby the police' } }
}

describeActions(database, {
  'suspending a customer': {
    action: suspendCustomer,
    permission: 'customers:suspend',
    audited: 'customer_suspended',
    make: inStatus('active'),
    stateOf: statusOf,
  },
  'reactivating a customer': {
    action: reactivateCustomer,
    permission: 'customers:suspend',
    audited: 'customer_reactivated',
    make: inStatus('suspended'),
    stateOf: statusOf,
  },
})

it.each([
  [{ reason: ' ' }, 'reason'],
  [{ reason: 'nul \u0000' }, 'reason'],
  [{ reason: 'x'.repeat(2001) }, 'reason'],
  [{ seenStatus: 'suspended' }, 'seenStatus'],
  [{ customerId: 'no uuid' }, 'customerId'],
])('says at the field what is wrong: %j', async (changes, field) => {
  const { id, fields } = await inStatus('active')()
  const answer = await send(suspendCustomer, await tokenFor('operations'), formOf({ ...fields, ...changes }))
  expect(answer).toMatchObject({ status: 'refused', code: 400, fields: { [field]: expect.any(String) } })
  expect(await statusOf(id)).toBe('active')
})

it('a customer who is closed meanwhile stays so, and the form says it', async () => {
  const { id, fields } = await inStatus('active')()
  await database.owner.query(`UPDATE customers SET status = 'closed' WHERE id = $1`, [id])
  const answer = await send(suspendCustomer, await tokenFor('operations'), formOf(fields))
  expect(answer).toMatchObject({ code: 409, message: expect.stringContaining('closed now') })
})
