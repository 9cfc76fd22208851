import { createHash } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { describeActions, formOf, send } from '@/lib/testing/action-cases'
import { testDatabase } from '@/lib/testing/database'
import { newMerchant } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'
import { issueKey, revokeKey, rotateKey } from './actions'

const database = await testDatabase()
const { owner } = database
beforeAll(makeStaff)

const keysOf = async (merchantId: string) =>
  (
    await owner.query(
      `SELECT id, key_prefix, key_hash, permissions, is_active, replaced_by,
         round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours
       FROM api_credentials WHERE merchant_id = $1 ORDER BY created_at, id`,
      [merchantId],
    )
  ).rows
const stateOf = async (id: string) =>
  (await owner.query('SELECT is_active, replaced_by FROM api_credentials WHERE id = $1', [id])).rows[0]

const fields = (merchantId: string) => ({
  merchantId,
  label: 'Till 3',
  profile: 'point_of_sale',
  days: '90',
  reason: 'Asked by the owner, in person',
})
const active = () => newMerchant(owner, { status: 'active' })
const issue = async (merchantId: string) =>
  send(issueKey, await tokenFor('operations'), formOf(fields(merchantId)))

async function issued() {
  const merchantId = await active()
  const answer = await issue(merchantId)
  if (answer.status !== 'done') throw new Error('not issued')
  return { merchantId, ...answer.result }
}

describeActions(database, {
  'rotating a key': {
    action: rotateKey,
    permission: 'merchants:credentials',
    audited: 'credential_rotated',
    make: async () => {
      const { credentialId } = await issued()
      return { id: credentialId, fields: { credentialId, overlapHours: '24', reason: 'Every quarter' } }
    },
    stateOf,
  },
  'revoking a key': {
    action: revokeKey,
    permission: 'merchants:credentials',
    audited: 'credential_revoked',
    make: async () => {
      const { credentialId } = await issued()
      return { id: credentialId, fields: { credentialId, reason: 'The till was stolen' } }
    },
    stateOf,
  },
})

it('shows the key once, and keeps its beginning and its hash', async () => {
  const merchantId = await active()
  const form = formOf(fields(merchantId))
  const token = await tokenFor('operations')
  const first = await send(issueKey, token, form)
  expect(first).toMatchObject({
    status: 'done',
    result: { key: expect.stringMatching(/^pb_live_[0-9a-f]{8}_[\w-]{43}$/) },
  })
  const key = first.status === 'done' ? (first.result.key ?? '') : ''
  expect(await keysOf(merchantId)).toMatchObject([
    {
      key_prefix: key.slice(0, 16),
      key_hash: createHash('sha256').update(key).digest('hex'),
      permissions: ['payments:create', 'payments:read'],
      is_active: true,
      hours: 90 * 24,
    },
  ])
  // Sent once more the form issues nothing, and has nothing to show: the key is kept nowhere.
  expect(await send(issueKey, token, form)).toMatchObject({ status: 'done', result: { key: null } })
  expect(await keysOf(merchantId)).toHaveLength(1)
  const secret = key.slice(17)
  for (const table of ['audit_events', 'idempotency_keys', 'api_credentials']) {
    const { rows } = await owner.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [
      secret,
    ])
    expect(rows, table).toEqual([])
  }
})

it.each(['0', '24'])('a rotated key goes on for %s hours beside the new one', async (overlapHours) => {
  const { merchantId, credentialId } = await issued()
  const form = formOf({ credentialId, overlapHours, reason: 'Every quarter' })
  expect(await send(rotateKey, await tokenFor('operations'), form)).toMatchObject({ status: 'done' })
  const [old, next] = await keysOf(merchantId)
  expect(old).toMatchObject({ is_active: overlapHours !== '0', replaced_by: next.id })
  if (overlapHours === '24') expect(old.hours).toBe(24)
  expect(next).toMatchObject({ is_active: true, hours: 90 * 24, permissions: old.permissions })
  // It can still be revoked before its end, and not be rotated a second time.
  const again = formOf({ credentialId, overlapHours, reason: 'Once more' })
  expect(await send(rotateKey, await tokenFor('superadmin'), again)).toMatchObject({
    code: 409,
    changed: { by: 'operations@example.com' },
  })
})

it('only an active merchant gets keys, and not more than ten', async () => {
  expect(await issue(await newMerchant(owner, { status: 'suspended' }))).toMatchObject({ code: 422 })
  const merchantId = await active()
  for (let n = 0; n < 10; n += 1) expect((await issue(merchantId)).status).toBe('done')
  expect(await issue(merchantId)).toMatchObject({ code: 422, fields: { label: expect.any(String) } })
})
