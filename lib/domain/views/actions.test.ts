import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '@/lib/auth/permissions'
import { pool } from '@/lib/db/pool'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { changeView, deleteView, openWithView, saveView } from './actions'
import { findDefaultView, listViews } from './data'

const { owner } = await testDatabase()
const people: Partial<Record<Role, string>> = {}

beforeAll(async () => {
  await makeStaff()
  const { rows } = await owner.query<{ id: string; role: Role }>('SELECT id, role FROM admin_users')
  for (const { id, role } of rows) people[role] = id
})
afterAll(() => pool().end())

const idOf = (role: Role) => people[role] ?? ''
const formOf = (values: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: crypto.randomUUID(), ...values }))
    form.set(name, value)
  return form
}
const as = async <T>(role: Role, work: () => Promise<T>) => inRequest({ token: await tokenFor(role) }, work)
const save = (role: Role, values: Record<string, string>) =>
  as(role, () =>
    saveView({ status: 'idle' }, formOf({ list: 'transactions', query: 'status=failed', ...values })),
  )
async function saved(role: Role, values: Record<string, string>): Promise<string> {
  const state = await save(role, values)
  if (state.status !== 'done' || !state.result.newId) throw new Error(JSON.stringify(state))
  return state.result.newId
}
const change = (role: Role, values: Record<string, string>) =>
  as(role, () => changeView({ status: 'idle' }, formOf(values)))
const remove = (role: Role, viewId: string) =>
  as(role, () => deleteView({ status: 'idle' }, formOf({ viewId })))
const open = (role: Role, viewId: string, list = 'transactions') =>
  as(role, () => openWithView({ status: 'idle' }, formOf({ list, viewId })))
const namesFor = async (role: Role) => (await listViews(idOf(role), 'transactions')).map(({ name }) => name)
const trail = async (id: string) =>
  (
    await owner.query(
      'SELECT action, actor, before, after FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows

it('keeps a view for its owner alone, without the place in the list', async () => {
  const id = await saved('support', { name: 'Mine', query: 'status=failed&after=abc&view=x&sort=created' })
  expect(await listViews(idOf('support'), 'transactions')).toMatchObject([
    { id, name: 'Mine', query: 'status=failed&sort=created', isShared: false, opens: false, own: true },
  ])
  expect(await namesFor('auditor')).toEqual([])
  expect(await trail(id)).toMatchObject([
    { action: 'view_saved', actor: emailOf('support'), after: { name: 'Mine' } },
  ])
  expect(await save('support', { name: 'Mine' })).toMatchObject({
    code: 422,
    fields: { name: expect.any(String) },
  })
})

it('shares by permission; a shared view is everybody’s to see and its owner’s to change', async () => {
  expect(await save('support', { name: 'For all', shared: 'on' })).toMatchObject({ code: 403 })
  const id = await saved('operations', { name: 'Failed today', shared: 'on' })
  expect(await namesFor('auditor')).toEqual(['Failed today'])
  for (const role of ['compliance', 'auditor'] as const) {
    expect(await change(role, { viewId: id, name: 'Taken over' })).toMatchObject({ code: 403 })
    expect(await remove(role, id)).toMatchObject({ code: 403 })
  }
  expect(await change('superadmin', { viewId: id, name: 'Failed', shared: 'on' })).toMatchObject({
    status: 'done',
  })
  const rows = await trail(id)
  expect(rows.at(-1)).toMatchObject({
    before: { name: 'Failed today', shared: true },
    after: { name: 'Failed' },
  })
})

it('opens a list with a view of one’s own or a shared one, until it is gone or shared no longer', async () => {
  const id = await saved('operations', { name: 'Queue', shared: 'on' })
  const own = await saved('support', { name: 'Alone' })
  expect(await open('auditor', id)).toMatchObject({ status: 'done' })
  expect(await findDefaultView(idOf('auditor'), 'transactions')).toEqual({ id, query: 'status=failed' })
  expect(await open('auditor', own)).toMatchObject({ code: 404 })
  expect(await open('auditor', id, 'customers')).toMatchObject({ code: 404 })
  expect(await open('operations', id)).toMatchObject({ status: 'done' })
  expect(await change('operations', { viewId: id, name: 'Queue' })).toMatchObject({ status: 'done' })
  expect(await findDefaultView(idOf('auditor'), 'transactions')).toBeNull()
  expect(await findDefaultView(idOf('operations'), 'transactions')).toMatchObject({ id })
  expect(await remove('operations', id)).toMatchObject({ status: 'done' })
  expect(await findDefaultView(idOf('operations'), 'transactions')).toBeNull()
  expect(await remove('operations', id)).toMatchObject({ code: 404 })
})

it('takes no view of a stranger, no name that cannot be read and no list of nonsense', async () => {
  for (const name of ['', '  ', 'x'.repeat(81), 'a\u202eb', 'a\u0000b']) {
    expect(await save('support', { name }), JSON.stringify(name)).toMatchObject({ code: 400 })
  }
  expect(await save('support', { name: 'x', list: '../etc' })).toMatchObject({ code: 400 })
  expect(await save('support', { name: 'x', query: `q=${'é'.repeat(1_500)}` })).toMatchObject({ code: 400 })
  const hidden = await saved('compliance', { name: 'Hidden' })
  expect(await change('operations', { viewId: hidden, name: 'x' })).toMatchObject({ code: 404 })
})

it('has an end', async () => {
  for (let n = 0; n < 40; n += 1) {
    await owner.query(
      `INSERT INTO saved_views (owner_id, list, name, query) VALUES ($1, 'wallets', $2, '')`,
      [idOf('auditor'), `view ${n}`],
    )
  }
  expect(await save('auditor', { name: 'one more', list: 'wallets' })).toMatchObject({ code: 422 })
})
