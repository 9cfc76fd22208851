import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { can, ROLES, type Role } from '@/lib/auth/permissions'
import type { ActionState } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newCustomer, newMerchant, newTransaction } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { addNote } from './actions'
import type { Noted } from './constants'
import { listNotes } from './data'

const { owner } = await testDatabase()
const tokens = new Map<Role, string>()
beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
})

async function write(role: Role | null, subject: string, id: string, body = 'Called back, all is well.') {
  const form = new FormData()
  const fields = { idempotencyKey: randomUUID(), subject, id, body }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const token = role && tokens.get(role)
  return inRequest<ActionState<unknown>>({ ...(token && { token }) }, () => addNote({ status: 'idle' }, form))
}

const trail = async (id: string) =>
  (
    await owner.query('SELECT actor, action, object_type, outcome FROM audit_events WHERE object_id = $1', [
      id,
    ])
  ).rows

it.each(ROLES)('is written by whom the permission table names: %s', async (role) => {
  const id = await newCustomer(owner)
  const allowed = can(role, 'notes:write')
  expect(await write(role, 'customer', id)).toMatchObject(
    allowed ? { status: 'done' } : { status: 'refused', code: 403 },
  )
  expect((await listNotes('customer', id)).length).toBe(allowed ? 1 : 0)
  const action = allowed ? 'note_added' : 'authz_fail'
  expect(await trail(id)).toMatchObject([{ actor: emailOf(role), action, object_type: 'customer' }])
})

it('stands on each kind of record, with its author, the newest first', async () => {
  const records: [Noted, string][] = [
    ['customer', await newCustomer(owner)],
    ['merchant', await newMerchant(owner)],
    ['transaction', await newTransaction(owner)],
  ]
  for (const [subject, id] of records) {
    await write('support', subject, id, 'First')
    await write('compliance', subject, id, 'Second\nwith a line more')
    expect(await listNotes(subject, id)).toMatchObject([
      { body: 'Second\nwith a line more', author: 'Test compliance' },
      { body: 'First', author: 'Test support' },
    ])
    expect(await trail(id)).toMatchObject([{ object_type: subject }, { object_type: subject }])
  }
})

it('refuses strangers, nothing to say, too much, what cannot be kept, and a record that does not exist', async () => {
  const id = await newCustomer(owner)
  expect(await write(null, 'customer', id)).toMatchObject({ code: 401 })
  for (const body of ['', '  \n ', 'x'.repeat(4_001), 'a\u0000b']) {
    expect(await write('support', 'customer', id, body)).toMatchObject({ code: 400 })
  }
  expect(await write('support', 'wallet', id)).toMatchObject({ code: 400 })
  expect(await write('support', 'merchant', id)).toMatchObject({ code: 404 })
  expect(await listNotes('customer', id)).toEqual([])
})

it('is never changed, by nobody', async () => {
  const id = await newCustomer(owner)
  await write('support', 'customer', id)
  await expect(owner.query(`UPDATE record_notes SET body = 'other'`)).rejects.toThrow()
  await expect(owner.query('DELETE FROM record_notes')).rejects.toThrow()
})
