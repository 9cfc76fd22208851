import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { submit } from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { killWhoWaitsFor } from '@/lib/testing/kill-waiting'
import { deskOf, image } from '@/lib/testing/kyc-desk'
import * as actions from './actions'

const bank = await testDatabase()
const { owner } = bank
const { folder, tokens, ids, claim, versionOf, decide, claimed, standing } = await deskOf(bank)

describe('an approval', () => {
  it('does everything at once: record, wallet, customer, event, message, trail', async () => {
    const id = await claimed({ level: 'premium' })
    expect(await decide(tokens.officer, id, { note: 'Clear.' })).toMatchObject({
      result: { outcome: 'approved' },
    })
    expect(await standing(id)).toMatchObject({
      ...{ status: 'approved', claimed_by: null, decided_by: ids.officer, forAYear: true, verified: true },
      ...{ tier: 'premium', walletKyc: 'verified', daily: '50000.00', monthly: '500000.00' },
      ...{ events: 3, messages: 1, trail: ['kyc_claimed', 'kyc_approved', 'kyc_noted'] },
    })
    const { rows } = await owner.query(
      `SELECT before->>'tier' AS was, after->>'tier' AS is FROM audit_events
       WHERE action = 'wallet_tier_changed' AND after->>'kycRecord' = $1`,
      [id],
    )
    expect(rows).toEqual([{ was: 'basic', is: 'premium' }])
  })

  it('lowers no limit that was raised for somebody', async () => {
    const id = await claimed()
    await owner.query(
      `UPDATE wallets SET daily_limit = 60000, monthly_limit = 90000
       WHERE customer_id = (SELECT customer_id FROM kyc_records WHERE id = $1)`,
      [id],
    )
    await decide(tokens.officer, id)
    expect(await standing(id)).toMatchObject({ tier: 'verified', daily: '60000.00', monthly: '200000.00' })
  })

  it('of a high risk takes two officers, and the first cannot be the second', async () => {
    const id = await claimed({ risk_score: 90 })
    expect(await decide(tokens.officer, id)).toMatchObject({ result: { outcome: 'first_approval' } })
    expect(await standing(id)).toMatchObject({
      status: 'pending',
      tier: 'basic',
      verified: false,
      messages: 0,
    })
    expect(await claim(tokens.officer, id)).toMatchObject({
      code: 409,
      message: 'You approved this first: a second officer decides now.',
    })
    await claim(tokens.other, id)
    expect(await decide(tokens.other, id)).toMatchObject({ result: { outcome: 'approved' } })
    const both = { decided_by: ids.officer, second_decider: ids.other }
    expect(await standing(id)).toMatchObject({ status: 'approved', tier: 'verified', ...both })
  })

  it('is refused where the rules of the bank refuse it, and nothing happens', async () => {
    const young = new Date(Date.now() - 17 * 365 * 86_400_000)
    for (const [values, words] of [
      [{ date_of_birth: young }, /Under 18/],
      [{ document_expires_on: '2020-01-01' }, /expired/],
    ] as const) {
      const id = await claimed(values)
      expect(await decide(tokens.officer, id)).toMatchObject({
        code: 422,
        message: expect.stringMatching(words),
      })
      expect(await standing(id)).toMatchObject({ status: 'in_progress', tier: 'basic', messages: 0 })
    }
  })

  it('is refused on documents that are missing or not what was uploaded', async () => {
    const id = await claimed()
    await owner.query(`UPDATE kyc_documents SET file = 'bent.png' WHERE kyc_record_id = $1`, [id])
    expect(await decide(tokens.officer, id)).toMatchObject({
      code: 422,
      message: expect.stringMatching('missing'),
    })
    const bent = Buffer.from(image.bytes)
    bent.writeUInt8(bent.readUInt8(900) ^ 1, 900)
    await writeFile(join(folder, 'documents', 'bent.png'), bent)
    expect(await decide(tokens.officer, id)).toMatchObject({
      code: 422,
      message: expect.stringMatching('altered'),
    })
    await owner.query(`UPDATE kyc_documents SET kind = 'selfie' WHERE kyc_record_id = $1`, [id])
    expect(await decide(tokens.officer, id)).toMatchObject({
      code: 422,
      message: expect.stringMatching('identity document'),
    })
    expect(await standing(id)).toMatchObject({ status: 'in_progress', verified: false })
  })
})

describe('asking again and rejecting', () => {
  it.each(['ask', 'reject'])('wants a reason of its own and a message: %s', async (decision) => {
    const id = await claimed()
    const foreign = decision === 'ask' ? 'sanctions_match' : 'document_unreadable'
    for (const [fields, field] of [
      [{ message: 'Dumela' }, 'reason'],
      [{ reason: foreign }, 'reason'],
      [{ reason: 'incomplete', message: ' ' }, 'message'],
    ] as const) {
      const answer = await decide(tokens.officer, id, { decision, ...fields })
      expect(answer).toMatchObject({ code: 400, fields: { [field]: expect.any(String) } })
    }
    expect(await standing(id)).toMatchObject({ status: 'in_progress' })
  })

  it('keeps the reason, tells the customer and takes nothing from the wallet', async () => {
    const asked = await claimed({ risk_score: 90 })
    expect(await decide(tokens.officer, asked, { decision: 'ask', reason: 'incomplete' })).toMatchObject({
      result: { outcome: 'resubmission_requested' },
    })
    expect(await standing(asked)).toMatchObject({
      ...{ status: 'resubmission_requested', reason: 'incomplete', claimed_by: null, decided_by: null },
      ...{ walletKyc: 'pending', tier: 'basic', messages: 1 },
    })
    const rejected = await claimed()
    await decide(tokens.officer, rejected, { decision: 'reject', reason: 'suspected_forgery' })
    expect(await standing(rejected)).toMatchObject({
      ...{ status: 'rejected', reason: 'suspected_forgery', decided_by: ids.officer },
      ...{ walletKyc: 'rejected', tier: 'basic', verified: false, messages: 1 },
    })
  })

  it('undoes a first approval when the second officer does not agree', async () => {
    const id = await claimed({ risk_score: 90 })
    await decide(tokens.officer, id)
    await claim(tokens.other, id)
    await decide(tokens.other, id, { decision: 'ask', reason: 'selfie_mismatch' })
    const { rows } = await owner.query('SELECT first_approver FROM kyc_records WHERE id = $1', [id])
    expect(rows).toEqual([{ first_approver: null }])
  })
})

describe('a decision that comes too late', () => {
  it('is refused once it is decided, with who and when', async () => {
    const id = await claimed()
    const seenVersion = await versionOf(id)
    await decide(tokens.officer, id, { decision: 'reject', reason: 'incomplete' })
    const again = await submit(actions.decideCase, tokens.other, {
      ...{ recordId: id, seenVersion, decision: 'approve', language: 'en', message: '' },
    })
    expect(again).toMatchObject({
      ...{ status: 'refused', code: 409, message: 'It is rejected already: nothing was changed.' },
      changed: { by: 'Test compliance', at: expect.stringMatching(/^\d{4}-/) },
    })
    expect(await standing(id)).toMatchObject({ status: 'rejected', tier: 'basic', messages: 1 })
  })

  it('says that the claim has ended, or who has the case now', async () => {
    const id = await claimed()
    await owner.query(`UPDATE kyc_records SET claimed_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ])
    expect(await decide(tokens.officer, id)).toMatchObject({
      ...{
        code: 409,
        message: expect.stringMatching(/^Your claim ended at \d\d:\d\d and nobody has taken it/),
      },
    })
    await claim(tokens.other, id)
    expect(await decide(tokens.officer, id)).toMatchObject({
      ...{ code: 409, message: expect.stringMatching(/^Second officer has this review/) },
    })
    expect(await standing(id)).toMatchObject({ status: 'in_progress', verified: false, messages: 0 })
  })

  it('is refused when the customer sent something new meanwhile', async () => {
    const id = await claimed()
    const seenVersion = await versionOf(id)
    await owner.query(`UPDATE kyc_records SET address_line = 'Plot 1' WHERE id = $1`, [id])
    expect(await decide(tokens.officer, id, { seenVersion })).toMatchObject({
      ...{ code: 409, message: expect.stringMatching('something new') },
    })
  })

  it('happens once, of two officers and of two windows', async () => {
    const id = await claimed()
    const key = randomUUID()
    const answers = await Promise.all([
      decide(tokens.officer, id, { idempotencyKey: key }),
      decide(tokens.officer, id, { idempotencyKey: key }),
      decide(tokens.officer, id),
      decide(tokens.other, id),
    ])
    expect(answers.filter(({ status }) => status === 'refused').length).toBeGreaterThanOrEqual(2)
    const { trail, events } = await standing(id)
    expect(trail.filter((action: string) => action === 'kyc_approved')).toHaveLength(1)
    expect(events).toBe(3)
  })
})

it('leaves everything as it was when the connection dies in the middle', async () => {
  const id = await claimed()
  const before = await standing(id)
  const holder = await owner.connect()
  try {
    // The record is approved by then, and the decision waits for the wallet that this transaction holds.
    await holder.query('BEGIN')
    await holder.query(
      'SELECT FROM wallets WHERE customer_id = (SELECT customer_id FROM kyc_records WHERE id = $1) FOR UPDATE',
      [id],
    )
    const answer = decide(tokens.officer, id)
    await killWhoWaitsFor(bank, holder)
    expect((await answer).status).toBe('refused')
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
  expect(await standing(id)).toEqual(before)
  expect(await decide(tokens.officer, id)).toMatchObject({ status: 'done' })
})
