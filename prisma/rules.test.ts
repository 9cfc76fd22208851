import { describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import * as make from '@/lib/testing/rows'

const { owner, portal } = await testDatabase()

const CHECK = '23514'
const UNIQUE = '23505'
const FOREIGN = '23503'
const NOT_NULL = '23502'
const DENIED = '42501'
const refused = (code: string) => ({ code })
const soon = new Date(Date.now() + 60_000)

describe('constraints', () => {
  it.each([
    ['a phone that is not E.164', { phone: '71234567' }],
    ['an Omang of eight digits', { identity_number: '12345678' }],
    ['an empty name', { first_name: '' }],
    ['a name of 101 characters', { last_name: 'x'.repeat(101) }],
    ['a customer of seventeen', { date_of_birth: new Date(Date.now() - 17.9 * 365.25 * 86_400_000) }],
    ['an e-mail without @', { email: 'naledi' }],
    ['a nationality in lower case', { nationality: 'bw' }],
  ])('customers: %s', async (_, values) => {
    await expect(make.newCustomer(owner, values)).rejects.toMatchObject(refused(CHECK))
  })

  it('customers: a passport number is free of the Omang rule', async () => {
    await make.newCustomer(owner, { nationality: 'ZA', identity_number: 'A1234567' })
  })

  it('customers: phone and identity number are unique', async () => {
    await make.newCustomer(owner, { phone: '+26771000001', identity_number: '123456789' })
    await expect(make.newCustomer(owner, { phone: '+26771000001' })).rejects.toMatchObject(refused(UNIQUE))
    await expect(make.newCustomer(owner, { identity_number: '123456789' })).rejects.toMatchObject(
      refused(UNIQUE),
    )
  })

  it.each([
    ['a negative balance', { balance: -0.01 }],
    ['a currency that is not the pula', { currency: 'USD' }],
    ['a month shorter than a day', { daily_limit: 100, monthly_limit: 99 }],
    ['closed with money in it', { status: 'closed', closed_at: soon, balance: 1 }],
    ['closed without a time', { status: 'closed', balance: 0 }],
  ])('wallets: %s', async (_, values) => {
    await expect(make.newWallet(owner, values)).rejects.toMatchObject(refused(CHECK))
  })

  it('wallets: one per customer, and of a customer that exists', async () => {
    const customer_id = await make.newCustomer(owner)
    await make.newWallet(owner, { customer_id })
    await expect(make.newWallet(owner, { customer_id })).rejects.toMatchObject(refused(UNIQUE))
    const nobody = '0190a3f0-0000-7000-8000-000000000000'
    await expect(make.newWallet(owner, { customer_id: nobody })).rejects.toMatchObject(refused(FOREIGN))
    await expect(make.newWallet(owner, { daily_limit: null })).rejects.toMatchObject(refused(NOT_NULL))
  })

  it.each([
    ['an amount of nothing', { amount: 0, fee: 0, net_amount: 0 }],
    ['a negative fee', { fee: -1, net_amount: 99 }],
    ['a net amount that is not amount + fee', { net_amount: 100 }],
    ['a credit whose net amount adds the fee', { direction: 'credit', net_amount: 101 }],
    ['a reference of another form', { reference: 'TXN-2026-1' }],
    ['failed without a code', { status: 'failed' }],
    ['a failure code without failing', { failure_code: 'system_error' }],
    ['completed without balances', { status: 'completed', completed_at: soon }],
    [
      'balances that do not add up',
      { status: 'completed', completed_at: soon, balance_before: 500, balance_after: 400 },
    ],
    ['completed before it was created', { completed_at: new Date(0) }],
    ['a description of 501 characters', { description: 'x'.repeat(501) }],
  ])('transactions: %s', async (_, values) => {
    await expect(make.newTransaction(owner, values)).rejects.toMatchObject(refused(CHECK))
  })

  it('transactions: the wallet is the customer’s, and not its own counterparty', async () => {
    const customer_id = await make.newCustomer(owner)
    await expect(make.newTransaction(owner, { customer_id })).rejects.toMatchObject(refused(FOREIGN))
    const wallet_id = await make.newWallet(owner)
    const itself = make.newTransaction(owner, { wallet_id, counterparty_wallet_id: wallet_id })
    await expect(itself).rejects.toMatchObject(refused(CHECK))
  })

  it('QR codes live a day at most and fifteen minutes by default', async () => {
    const day = 86_400_000
    const created_at = new Date()
    await make.newQrCode(owner, { created_at, expires_at: new Date(created_at.getTime() + day) })
    const longer = make.newQrCode(owner, { created_at, expires_at: new Date(created_at.getTime() + day + 1) })
    await expect(longer).rejects.toMatchObject(refused(CHECK))
    const id = await make.newQrCode(owner)
    const { rows } = await owner.query(
      'SELECT (expires_at - created_at)::text AS life FROM qr_codes WHERE id = $1',
      [id],
    )
    expect(rows).toEqual([{ life: '00:15:00' }])
  })

  it.each([
    ['an account number in clear', { account_number_masked: '62001234567' }],
    ['processing without its time', { status: 'processing' }],
    ['a failure reason without failing', { failure_reason: 'declined' }],
  ])('EFT payments: %s', async (_, values) => {
    await expect(make.newEftPayment(owner, values)).rejects.toMatchObject(refused(CHECK))
  })

  it('KYC: one open record per customer; the level of risk follows from the score', async () => {
    const customer_id = await make.newCustomer(owner)
    const id = await make.newKycRecord(owner, { customer_id, risk_score: 71 })
    await expect(make.newKycRecord(owner, { customer_id })).rejects.toMatchObject(refused(UNIQUE))
    await owner.query("UPDATE kyc_records SET status = 'expired' WHERE id = $1", [id])
    await make.newKycRecord(owner, { customer_id })
    const { rows } = await owner.query('SELECT risk_level FROM kyc_records WHERE id = $1', [id])
    expect(rows).toEqual([{ risk_level: 'high' }])
    for (const risk_score of [-1, 101]) {
      await expect(make.newKycRecord(owner, { risk_score })).rejects.toMatchObject(refused(CHECK))
    }
  })

  it('KYC: high risk is approved by two different people, and nobody under age at all', async () => {
    const [one, two] = [await make.newAdmin(owner), await make.newAdmin(owner)]
    const now = new Date(Date.now() + 1000)
    const approved = { status: 'approved', decided_at: now, expires_at: soon, decided_by: one }
    await make.newKycRecord(owner, { ...approved, risk_score: 70 })
    const alone = make.newKycRecord(owner, { ...approved, risk_score: 71 })
    await expect(alone).rejects.toMatchObject(refused(CHECK))
    const same = make.newKycRecord(owner, { ...approved, risk_score: 71, second_decider: one })
    await expect(same).rejects.toMatchObject(refused(CHECK))
    await make.newKycRecord(owner, { ...approved, risk_score: 71, second_decider: two })
    const child = make.newKycRecord(owner, { ...approved, date_of_birth: '2015-01-01' })
    await expect(child).rejects.toMatchObject(refused(CHECK))
  })

  it('approvals: the checker is another person, one pending per action and target, arguments frozen', async () => {
    const maker_id = await make.newAdmin(owner)
    const target_id = 'wallet-1'
    const id = await make.newApproval(owner, { maker_id, target_id })
    await expect(make.newApproval(owner, { target_id })).rejects.toMatchObject(refused(UNIQUE))
    const decide = (checker: string) =>
      owner.query(
        "UPDATE approvals SET status = 'approved', checker_id = $2, decided_at = now() WHERE id = $1",
        [id, checker],
      )
    await expect(decide(maker_id)).rejects.toMatchObject(refused(CHECK))
    const rewrite = owner.query(`UPDATE approvals SET arguments = '{"limit": 1}' WHERE id = $1`, [id])
    await expect(rewrite).rejects.toMatchObject(refused('PB003'))
    await decide(await make.newAdmin(owner))
    await make.newApproval(owner, { target_id })
  })
})

describe('nothing is deleted or rewritten', () => {
  const kept = [
    ...['bank', 'wallet_tier_limits', 'admin_users', 'merchants', 'api_credentials', 'customers'],
    ...['merchant_customer_access', 'wallets', 'wallet_freezes', 'transactions', 'qr_codes', 'eft_payments'],
    ...['kyc_records', 'kyc_documents', 'approvals', 'suspicious_activities', 'suspicious_notes', 'exports'],
    ...['alert_notifications', 'alert_notes'],
  ]
  const histories = [
    ...['transaction_events', 'kyc_events', 'kyc_notes', 'kyc_messages', 'audit_events', 'audit_seals'],
  ]

  it.each([...kept, ...histories])('%s, not even by the owner', async (table) => {
    const code = histories.includes(table) ? 'PB003' : 'PB002'
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject(refused(code))
    await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({
      code: expect.stringMatching(/^PB00[23]$/),
    })
    await expect(portal.query(`DELETE FROM ${table}`)).rejects.toMatchObject(refused(DENIED))
    await expect(portal.query(`TRUNCATE ${table}`)).rejects.toMatchObject(refused(DENIED))
  })

  it.each(histories)('%s is not updated, by owner or portal', async (table) => {
    const update = `UPDATE ${table} SET ${table === 'audit_seals' ? 'epoch = 2' : 'created_at = now()'}`
    const column = table.startsWith('audit') ? update.replace('created_at = now()', "actor = 'x'") : update
    await expect(owner.query(column)).rejects.toMatchObject(refused('PB003'))
    await expect(portal.query(column)).rejects.toMatchObject(refused(DENIED))
  })

  it('the facts of a transaction stay as written', async () => {
    const id = await make.newTransaction(owner)
    for (const change of [
      'amount = 1, net_amount = 2',
      "reference = 'TXN-20261124-AAAAAAAA'",
      "type = 'fee'",
    ]) {
      const update = owner.query(`UPDATE transactions SET ${change} WHERE id = $1`, [id])
      await expect(update).rejects.toMatchObject(refused('PB003'))
    }
    await owner.query('UPDATE transactions SET is_reconciled = true WHERE id = $1', [id])
  })
})

describe('the portal’s login', () => {
  it('cannot write what only triggers and migrations write', async () => {
    const id = await make.newTransaction(portal)
    for (const sql of [
      `INSERT INTO transaction_events (transaction_id, to_status) VALUES ('${id}', 'failed')`,
      'UPDATE bank SET is_demo = true',
      "INSERT INTO status_transitions VALUES ('wallets', 'closed', 'active')",
      'ALTER TABLE transactions DISABLE TRIGGER ALL',
      'CREATE TABLE mine (id int)',
      'DROP TABLE stat_snapshots',
      "SET session_replication_role = 'replica'",
    ]) {
      await expect(portal.query(sql), sql).rejects.toMatchObject(refused(DENIED))
    }
  })

  it('writes events through its transactions, under the name it gave', async () => {
    const client = await portal.connect()
    await client.query("BEGIN; SET LOCAL phantom.actor = 'kabo@example.com'")
    const id = await make.newTransaction(client)
    await client.query("UPDATE transactions SET status = 'processing' WHERE id = $1", [id])
    await client.query('COMMIT')
    client.release()
    await owner.query("UPDATE transactions SET status = 'on_hold' WHERE id = $1", [id])
    const { rows } = await owner.query(
      'SELECT from_status, to_status, actor FROM transaction_events WHERE transaction_id = $1 ORDER BY id',
      [id],
    )
    expect(rows).toEqual([
      { from_status: null, to_status: 'pending', actor: 'kabo@example.com' },
      { from_status: 'pending', to_status: 'processing', actor: 'kabo@example.com' },
      { from_status: 'processing', to_status: 'on_hold', actor: 'phantom_owner' },
    ])
  })

  it('writes KYC events the same way, with the reason', async () => {
    const id = await make.newKycRecord(portal)
    const decided_by = await make.newAdmin(portal)
    await portal.query(
      "UPDATE kyc_records SET status = 'in_progress', review_started_at = now() WHERE id = $1",
      [id],
    )
    await portal.query(
      `UPDATE kyc_records SET status = 'rejected', reason_code = 'underage', decided_by = $2, decided_at = now() WHERE id = $1`,
      [id, decided_by],
    )
    const { rows } = await owner.query(
      'SELECT to_status, reason_code, actor FROM kyc_events WHERE kyc_record_id = $1 ORDER BY id',
      [id],
    )
    expect(rows).toEqual([
      { to_status: 'pending', reason_code: null, actor: 'phantom_portal' },
      { to_status: 'in_progress', reason_code: null, actor: 'phantom_portal' },
      { to_status: 'rejected', reason_code: 'underage', actor: 'phantom_portal' },
    ])
  })
})

describe('freezes', () => {
  it('a wallet is frozen exactly while a freeze is open', async () => {
    const [wallet, admin] = [await make.newWallet(owner), await make.newAdmin(owner)]
    const set = (status: string) =>
      owner.query('UPDATE wallets SET status = $2 WHERE id = $1', [wallet, status])
    await expect(set('frozen')).rejects.toMatchObject(refused('PB004'))
    const freeze = {
      wallet_id: wallet,
      direction: 'debit',
      reason: 'lost_device',
      review_on: '2099-01-01',
      frozen_by: admin,
    }
    await expect(make.insert(owner, 'wallet_freezes', freeze)).rejects.toMatchObject(refused('PB004'))

    const client = await owner.connect()
    await client.query('BEGIN')
    const id = await make.insert(client, 'wallet_freezes', freeze)
    await client.query("UPDATE wallets SET status = 'frozen_debit' WHERE id = $1", [wallet])
    await client.query('COMMIT')
    client.release()

    await expect(set('active')).rejects.toMatchObject(refused('PB004'))
    const lift = owner.query('UPDATE wallet_freezes SET lifted_at = now() WHERE id = $1', [id])
    await expect(lift).rejects.toMatchObject(refused(CHECK)) // by whom?
    const edit = owner.query("UPDATE wallet_freezes SET direction = 'all' WHERE id = $1", [id])
    await expect(edit).rejects.toMatchObject(refused('PB003'))
  })
})

describe('demo', () => {
  it('the mark is set only on an empty bank and never taken off', async () => {
    await make.newCustomer(owner)
    await expect(owner.query('UPDATE bank SET is_demo = true')).rejects.toMatchObject(refused('PB004'))
    await expect(owner.query('INSERT INTO bank (id) VALUES (2)')).rejects.toMatchObject(refused(CHECK))
  })
})
