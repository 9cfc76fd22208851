import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'

type Values = Readonly<Record<string, unknown>>
type Queryable = Pool | PoolClient

/** Rows that satisfy every rule of the bank; a test names only what it is about. Each returns the new row's id. */

/** Inserts one row by plain SQL, as a foreign writer would. */
export async function insert(on: Queryable, table: string, values: Values): Promise<string> {
  const names = Object.keys(values)
  const { rows } = await on.query<{ id: string }>(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING id`,
    Object.values(values),
  )
  return rows[0]?.id ?? ''
}

const digits = (count: number) =>
  Array.from(randomBytes(count), (byte, i) => (i === 0 ? 1 + (byte % 9) : byte % 10)).join('')
const code = (count: number) => randomBytes(count).toString('hex').toUpperCase().slice(0, count)

export const newAdmin = (on: Queryable, values: Values = {}) =>
  insert(on, 'admin_users', {
    email: `${code(12).toLowerCase()}@example.com`,
    name: 'Kabo Molefe',
    role: 'operations',
    password_hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
    ...values,
  })

export const newMerchant = (on: Queryable, values: Values = {}) =>
  insert(on, 'merchants', {
    business_name: 'Pula General Dealer',
    registration_number: `BW${digits(11)}`,
    settlement_account: digits(12),
    contact_email: 'shop@example.com',
    contact_phone: '+26771234567',
    ...values,
  })

export const newCustomer = (on: Queryable, values: Values = {}) =>
  insert(on, 'customers', {
    first_name: 'Naledi',
    last_name: 'Kgosi',
    phone: `+2677${digits(9)}`,
    date_of_birth: '1990-05-17',
    ...values,
  })

export async function newWallet(on: Queryable, values: Values = {}): Promise<string> {
  const customer_id = values.customer_id ?? (await newCustomer(on))
  return insert(on, 'wallets', {
    customer_id,
    balance: 1000,
    daily_limit: 10000,
    monthly_limit: 30000,
    ...values,
  })
}

export async function customerOf(on: Queryable, walletId: string): Promise<string> {
  const { rows } = await on.query<{ customer_id: string }>('SELECT customer_id FROM wallets WHERE id = $1', [
    walletId,
  ])
  return rows[0]?.customer_id ?? ''
}

export async function newTransaction(on: Queryable, values: Values = {}): Promise<string> {
  const wallet_id = values.wallet_id ?? (await newWallet(on))
  return insert(on, 'transactions', {
    reference: `TXN-20261124-${code(8)}`,
    direction: 'debit',
    type: 'merchant_payment',
    channel: 'wallet',
    amount: 100,
    fee: 1,
    net_amount: 101,
    wallet_id,
    customer_id: await customerOf(on, String(wallet_id)),
    ...values,
  })
}

/** A transaction whose money has moved: the balance of its wallet is what it left. */
export async function newPosted(on: Queryable, values: Values = {}): Promise<string> {
  const wallet_id = values.wallet_id ?? (await newWallet(on))
  const { amount = 100, fee = 0, direction = 'debit' } = values
  const net = direction === 'credit' ? Number(amount) - Number(fee) : Number(amount) + Number(fee)
  const moved = direction === 'credit' ? net : -net
  const { rows } = await on.query<{ before: string }>(
    `UPDATE wallets SET balance = balance + $2 WHERE id = $1 RETURNING balance - $2 AS before`,
    [wallet_id, moved],
  )
  const before = Number(rows[0]?.before)
  return newTransaction(on, {
    status: 'completed',
    completed_at: new Date(),
    created_at: new Date(Date.now() - 1000),
    balance_before: before,
    balance_after: before + moved,
    net_amount: net,
    ...values,
    amount,
    fee,
    wallet_id,
  })
}

export async function newQrCode(on: Queryable, values: Values = {}): Promise<string> {
  const merchant_id = values.merchant_id ?? (await newMerchant(on))
  return insert(on, 'qr_codes', { merchant_id, amount: 25, reference: 'Till 3', token: code(32), ...values })
}

export async function newEftPayment(on: Queryable, values: Values = {}): Promise<string> {
  const wallet_id = values.wallet_id ?? (await newWallet(on))
  return insert(on, 'eft_payments', {
    wallet_id,
    customer_id: await customerOf(on, String(wallet_id)),
    amount: 500,
    bank: 'fnb',
    account_number_masked: '****1234',
    reference: `EFT-20261124-${code(8)}`,
    ...values,
  })
}

export async function newKycRecord(on: Queryable, values: Values = {}): Promise<string> {
  const customer_id = values.customer_id ?? (await newCustomer(on))
  return insert(on, 'kyc_records', {
    customer_id,
    level: 'basic',
    risk_score: 20,
    first_name: 'Naledi',
    last_name: 'Kgosi',
    date_of_birth: '1990-05-17',
    nationality: 'BW',
    phone: '+26771234567',
    document_type: 'id_card',
    document_number: digits(9),
    address_line: 'Plot 12, Block 8',
    town: 'Gaborone',
    ...values,
  })
}

export async function newApproval(on: Queryable, values: Values = {}): Promise<string> {
  return insert(on, 'approvals', {
    action: 'wallet.unfreeze',
    target_type: 'wallet',
    target_id: code(12),
    target_version: '1',
    title: 'Unfreeze a wallet',
    reason: 'The court lifted its order',
    maker_id: values.maker_id ?? (await newAdmin(on)),
    expires_at: new Date(Date.now() + 3_600_000),
    ...values,
  })
}

export const newSuspicion = (on: Queryable, values: Values = {}) =>
  insert(on, 'suspicious_activities', {
    rule: 'velocity',
    rule_version: 1,
    severity: 'medium',
    subject_type: 'customer',
    subject_id: code(12),
    evidence: {},
    ...values,
  })

export const newAlert = (on: Queryable, values: Values = {}) =>
  insert(on, 'alert_notifications', {
    fingerprint: code(16).toLowerCase(),
    name: 'FrozenWallets',
    severity: 'warning',
    area: 'business',
    status: 'firing',
    labels: { alertname: 'FrozenWallets', severity: 'warning', area: 'business' },
    annotations: { summary: '11 wallets are frozen' },
    starts_at: new Date(Date.now() - 600_000),
    ...values,
  })
