import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { can, ROLES, type Role } from '@/lib/auth/permissions'
import type { ActionState } from '@/lib/http/action-state'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newCustomer } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { setTags } from './actions'
import { findCustomer, listCustomers } from './data'
import { customerList } from './schema'

const { owner } = await testDatabase()
const tokens = new Map<Role, string>()
beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})

async function set(role: Role | null, customerId: string, seen: string, tags: string) {
  const form = new FormData()
  const fields = { idempotencyKey: randomUUID(), customerId, seen, tags }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const token = role && tokens.get(role)
  return inRequest<ActionState<unknown>>({ ...(token && { token }) }, () => setTags({ status: 'idle' }, form))
}

const tagsOf = async (id: string) => (await findCustomer(id))?.tags
const trail = async (id: string) =>
  (
    await owner.query(
      'SELECT actor, action, before, after FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows

it.each(ROLES)('tags are put on by whom the permission table names: %s', async (role) => {
  const id = await newCustomer(owner)
  const allowed = can(role, 'customers:tag')
  expect(await set(role, id, '', 'vulnerable')).toMatchObject(
    allowed ? { status: 'done' } : { status: 'refused', code: 403 },
  )
  expect(await tagsOf(id)).toEqual(allowed ? ['vulnerable'] : [])
  expect(await trail(id)).toMatchObject([
    { actor: emailOf(role), action: allowed ? 'customer_tagged' : 'authz_fail' },
  ])
})

it('keeps what somebody else tagged meanwhile, and says in the trail what was and what is', async () => {
  const id = await newCustomer(owner)
  await set('support', id, '', 'call_back,complaint')
  await set('operations', id, 'call_back,complaint', 'call_back,complaint,vulnerable')
  await set('support', id, 'call_back,complaint', 'complaint') // saw them before the other change
  expect(await tagsOf(id)).toEqual(['complaint', 'vulnerable'])
  expect((await trail(id)).at(-1)).toMatchObject({
    before: { tags: ['call_back', 'complaint', 'vulnerable'] },
    after: { tags: ['complaint', 'vulnerable'] },
  })
  await set('support', id, 'complaint', 'complaint')
  expect((await trail(id)).length).toBe(3) // nothing changed: nothing to say
})

it('knows a closed set of them, and finds who carries one', async () => {
  const id = await newCustomer(owner)
  expect(await set('support', id, '', 'rich')).toMatchObject({ code: 400 })
  expect(await set('support', randomUUID(), '', 'vulnerable')).toMatchObject({ code: 404 })
  expect(await set(null, id, '', 'vulnerable')).toMatchObject({ code: 401 })
  await set('support', id, '', 'deceased_reported')
  const { rows } = await listCustomers(parseList(customerList, { tag: 'deceased_reported,do_not_call' }))
  expect(rows.map((row) => row.id)).toEqual([id])
})
