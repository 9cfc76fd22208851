import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { grantOf, ROLES } from '@/lib/auth/permissions'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newWallet } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { freezeWallet } from './actions'

const database = await testDatabase()
beforeAll(makeStaff)

const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

function formOf(walletId: string, changes: Record<string, string> = {}): FormData {
  const form = new FormData()
  const fields = {
    idempotencyKey: randomUUID(),
    walletId,
    seenStatus: 'active',
    direction: 'all',
    reason: 'suspected_fraud',
    note: 'Three reports\nin one hour',
    reviewOn: inAMonth,
    ...changes,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const send = (token: string | undefined, form: FormData, headers: Record<string, string> = {}) =>
  inRequest({ ...(token && { token }), headers }, () => freezeWallet({ status: 'idle' }, form))
const statusOf = async (id: string) =>
  (await database.owner.query('SELECT status FROM wallets WHERE id = $1', [id])).rows[0]?.status
const trailOf = async (id: string) =>
  (
    await database.owner.query(
      'SELECT action, actor, actor_role, outcome, before, after, reason, host(source_ip) AS ip FROM audit_events WHERE object_id = $1 ORDER BY id',
      [id],
    )
  ).rows

describe('freezing a wallet', () => {
  it('freezes at once and leaves its row in the trail', async () => {
    const walletId = await newWallet(database.owner)
    const answer = await send(await tokenFor('operations'), formOf(walletId))
    expect(answer).toMatchObject({ status: 'done', result: { status: 'frozen' } })
    expect(await statusOf(walletId)).toBe('frozen')
    expect(await trailOf(walletId)).toMatchObject([
      {
        action: 'wallet_frozen',
        actor: emailOf('operations'),
        actor_role: 'operations',
        outcome: 'success',
        before: { status: 'active' },
        after: { status: 'frozen', direction: 'all', reason: 'suspected_fraud' },
        ip: '192.0.2.7',
      },
    ])
  })

  it.each(ROLES)('asks the permission table: %s', async (role) => {
    const walletId = await newWallet(database.owner)
    const answer = await send(await tokenFor(role), formOf(walletId))
    const allowed = grantOf(role, 'wallets:freeze') === 'yes'
    expect(answer).toMatchObject(allowed ? { status: 'done' } : { status: 'refused', code: 403 })
    expect(await statusOf(walletId)).toBe(allowed ? 'frozen' : 'active')
    const [event] = await trailOf(walletId)
    expect(event).toMatchObject(
      allowed ? { outcome: 'success' } : { action: 'authz_fail', outcome: 'refused', actor: emailOf(role) },
    )
  })

  it('lets support freeze what goes out for a lost phone, and nothing else', async () => {
    const lostPhone = { direction: 'debit', reason: 'lost_device' }
    const token = await tokenFor('support')
    for (const more of [{ direction: 'all' }, { reason: 'customer_request' }]) {
      const walletId = await newWallet(database.owner)
      const answer = await send(token, formOf(walletId, { ...lostPhone, ...more }))
      expect(answer).toMatchObject({ status: 'refused', code: 403 })
      expect(await trailOf(walletId)).toMatchObject([{ action: 'authz_fail', outcome: 'refused' }])
    }
    const walletId = await newWallet(database.owner)
    expect(await send(token, formOf(walletId, lostPhone))).toMatchObject({ status: 'done' })
    expect(await statusOf(walletId)).toBe('frozen_debit')
  })

  it('is not for strangers', async () => {
    const walletId = await newWallet(database.owner)
    expect(await send(undefined, formOf(walletId))).toMatchObject({ status: 'refused', code: 401 })
    expect(await statusOf(walletId)).toBe('active')
  })

  it('is refused from another site, also when Host and Origin agree', async () => {
    const walletId = await newWallet(database.owner)
    const evil = { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' }
    const answer = await send(await tokenFor('superadmin'), formOf(walletId), evil)
    expect(answer).toMatchObject({ status: 'refused', code: 403 })
    expect(await trailOf(walletId)).toMatchObject([{ action: 'malicious_csrf', outcome: 'refused' }])
    expect(await statusOf(walletId)).toBe('active')
  })

  it('tells the loser of a race what changed and who changed it', async () => {
    const walletId = await newWallet(database.owner)
    const tokens = await Promise.all([tokenFor('operations'), tokenFor('compliance')])
    const answers = await Promise.all(tokens.map((token) => send(token, formOf(walletId))))
    expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
    const winner = answers[0]?.status === 'done' ? 'operations' : 'compliance'
    expect(answers.find(({ status }) => status === 'refused')).toMatchObject({
      code: 409,
      changed: { by: emailOf(winner) },
    })
    const { rows } = await database.owner.query('SELECT 1 FROM wallet_freezes WHERE wallet_id = $1', [
      walletId,
    ])
    expect(rows).toHaveLength(1)
  })

  it('happens once for one form, however often it is sent', async () => {
    const walletId = await newWallet(database.owner)
    const token = await tokenFor('operations')
    const form = formOf(walletId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(token, form)))
    const freezes = answers.map((answer) => answer.status === 'done' && answer.result.freezeId)
    expect(freezes[0]).toEqual(expect.any(String))
    expect(new Set(freezes).size).toBe(1)
    expect(await trailOf(walletId)).toHaveLength(1)
    form.set('note', 'something else')
    expect(await send(token, form)).toMatchObject({ status: 'refused', code: 422 })
  })

  it.each([
    [{ reason: 'court_order' }, 'authorityReference'],
    [{ note: ' ' }, 'note'],
    [{ note: 'x'.repeat(2001) }, 'note'],
    [{ note: 'nul \u0000' }, 'note'],
    [{ direction: 'sideways' }, 'direction'],
    [{ reviewOn: '2026-02-30' }, 'reviewOn'],
    [{ reviewOn: '2020-01-01' }, 'reviewOn'],
    [{ walletId: 'no uuid' }, 'walletId'],
    [{ seenStatus: 'closed' }, 'seenStatus'],
  ])('says at the field what is wrong, and keeps what was typed: %j', async (changes, field) => {
    const form = formOf(await newWallet(database.owner), changes as Record<string, string>)
    const answer = await send(await tokenFor('operations'), form)
    expect(answer).toMatchObject({ status: 'refused', fields: { [field]: expect.any(String) } })
    expect(answer).toMatchObject({ values: { reason: form.get('reason') } })
  })

  it('is all or nothing: without its row in the trail nothing is frozen', async () => {
    const walletId = await newWallet(database.owner)
    const token = await tokenFor('operations')
    await database.owner.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> 'wallet_frozen') NOT VALID`,
    )
    try {
      expect(await send(token, formOf(walletId))).toMatchObject({ status: 'refused', code: 500 })
    } finally {
      await database.owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
    }
    expect(await statusOf(walletId)).toBe('active')
  })
})
