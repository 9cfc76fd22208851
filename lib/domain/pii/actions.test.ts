import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { can, ROLES, type Role } from '@/lib/auth/permissions'
import { findCustomer } from '@/lib/domain/customers/data'
import { findMerchant } from '@/lib/domain/merchants/data'
import type { ActionState } from '@/lib/http/action-state'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newCustomer, newKycRecord, newMerchant } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { revealPii } from './actions'

const { owner } = await testDatabase()
const tokens = new Map<Role, string>()
const WHY = 'The caller asks which number is on file.'
const PHONE = '+26771234417'
const IN_FULL = {
  phone: PHONE,
  email: 'naledi.kgosi@mail.example',
  identityNumber: '417225516',
  dateOfBirth: '17 May 1990',
}
let id = ''

beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await tokenFor(role))
  id = await newCustomer(owner, {
    ...{ phone: PHONE, email: IN_FULL.email, identity_number: IN_FULL.identityNumber },
    date_of_birth: '1990-05-17',
  })
})

async function reveal(role: Role | null, fields: Record<string, string>) {
  const form = new FormData()
  const all = { idempotencyKey: randomUUID(), subject: 'customer', id, ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  const token = role && tokens.get(role)
  return inRequest<ActionState<unknown>>({ ...(token && { token }) }, () =>
    revealPii({ status: 'idle' }, form),
  )
}

const trail = async (object: string) =>
  (
    await owner.query(
      'SELECT actor, action, object_type, outcome, reason, after FROM audit_events WHERE object_id = $1 ORDER BY id',
      [object],
    )
  ).rows

describe('what identifies a person', () => {
  it('leaves the server masked', async () => {
    const merchant = await newMerchant(owner, {
      ...{ contact_email: 'till@shop.example', contact_phone: PHONE, settlement_account: '620012345678' },
    })
    const said = JSON.stringify([await findCustomer(id), await findMerchant(merchant)])
    for (const secret of [PHONE, 'naledi.kgosi', IN_FULL.identityNumber, '1990-05', 'till@', '62001234']) {
      expect(said).not.toContain(secret)
    }
  })

  it.each(ROLES)('is revealed as the permission table says: %s', async (role) => {
    const customer = await newCustomer(owner)
    const answer = await reveal(role, { id: customer, reason: WHY })
    const allowed = can(role, 'customers:reveal')
    expect(answer).toMatchObject(allowed ? { status: 'done' } : { status: 'refused', code: 403 })
    expect(await trail(customer)).toMatchObject([
      allowed
        ? { actor: emailOf(role), action: 'sensitive_read', outcome: 'success', reason: WHY }
        : { actor: emailOf(role), action: 'authz_fail', outcome: 'refused', object_type: 'customer' },
    ])
  })

  it('is not for strangers, nor of nobody', async () => {
    expect(await reveal(null, {})).toMatchObject({ status: 'refused', code: 401 })
    expect(await reveal('compliance', { id: randomUUID() })).toMatchObject({ status: 'refused', code: 404 })
    expect(await reveal('compliance', { subject: 'admin_user' })).toMatchObject({ code: 400 })
  })

  it('is shown in full, and the trail says who saw which fields but not what they hold', async () => {
    expect(await reveal('compliance', {})).toEqual({ status: 'done', result: IN_FULL })
    const [row] = await trail(id)
    expect(row).toMatchObject({ actor: emailOf('compliance'), object_type: 'customer', reason: null })
    expect(row.after).toEqual({ fields: ['phone', 'email', 'identityNumber', 'dateOfBirth'] })
  })

  it.each(['', '   ', 'ok'])('is shown to support only with a reason: “%s”', async (reason) => {
    const customer = await newCustomer(owner)
    const answer = await reveal('support', { id: customer, reason })
    expect(answer).toMatchObject({ status: 'refused', code: 422, fields: { reason: expect.any(String) } })
    expect(await trail(customer)).toEqual([])
  })

  it('of a merchant and of a KYC record likewise', async () => {
    const merchant = await newMerchant(owner, { settlement_account: '620012345671' })
    expect(await reveal('operations', { subject: 'merchant', id: merchant })).toMatchObject({
      result: { settlementAccount: '620012345671', phone: '+26771234567' },
    })
    const record = await newKycRecord(owner, { document_number: '417225999' })
    expect(await reveal('compliance', { subject: 'kyc_record', id: record })).toMatchObject({
      result: { documentNumber: '417225999', address: 'Plot 12, Block 8, Gaborone' },
    })
    expect(await trail(record)).toMatchObject([{ object_type: 'kyc_record', action: 'sensitive_read' }])
  })

  it('is not shown when the trail cannot be written, and is kept nowhere', async () => {
    const customer = await newCustomer(owner)
    await owner.query(
      `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> 'sensitive_read') NOT VALID`,
    )
    expect(await reveal('compliance', { id: customer })).toMatchObject({ status: 'refused', code: 500 })
    await owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
    await reveal('compliance', {})
    const { rows } = await owner.query('SELECT response_body FROM idempotency_keys')
    expect(JSON.stringify(rows)).not.toContain(PHONE)
  })
})
