import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { loadDemo } from '@/prisma/demo/load'
import { type BankSnapshot, bankSnapshotSchema } from '../dto'
import { takeSnapshot } from './take'

const bank = await testDatabase()
const options = { timeZone: 'Africa/Gaborone', idleMinutes: 15, statementTimeoutMs: 30_000 }
const client = new Client({ connectionString: bank.portalUrl })
let taken: BankSnapshot

beforeAll(async () => {
  await loadDemo(bank.ownerUrl, {
    customers: 1500,
    merchants: 60,
    transactions: 20_000,
    days: 60,
    seed: 7,
    timeZone: 'Africa/Gaborone',
    now: new Date(),
  })
  await client.connect()
  taken = (await takeSnapshot(client, options)).snapshot
}, 120_000)

afterAll(() => client.end())

/** One plain count, its own way to the number; @now is the instant of the snapshot, @day the bank's midnight. */
async function count(sql: string): Promise<string | number | null> {
  const text = sql
    .replaceAll('@now', `'${taken.takenAt}'::timestamptz`)
    .replaceAll('@day', `('${taken.today}'::timestamp - interval '2 hours') AT TIME ZONE 'UTC'`)
  const { rows } = await client.query<{ value: string | null }>(`SELECT (${text})::text AS value`)
  const value = rows[0]?.value ?? null
  return value === null ? null : Number(value)
}

const from = (table: string, where = 'true') => `SELECT count(*) FROM ${table} WHERE ${where}`
const today = (column: string) => `${column} >= @day`
const yesterday = (column: string) =>
  `${column} >= @day - interval '24 hours' AND ${column} < @now - interval '24 hours'`

const cases: Record<string, [(s: BankSnapshot) => string | number | null, string]> = {
  customers: [(s) => s.customers.total, from('customers')],
  'verified customers': [(s) => s.customers.verified, from('customers', 'is_verified')],
  'suspended customers': [
    (s) => s.customers.byStatus.suspended ?? 0,
    from('customers', "status = 'suspended'"),
  ],
  'customers today': [(s) => s.customers.created.today, from('customers', today('created_at'))],
  'customers yesterday': [(s) => s.customers.created.yesterday, from('customers', yesterday('created_at'))],
  'customers in 30 days': [
    (s) => s.customers.createdWindow.last30d,
    from('customers', "created_at >= @now - interval '30 days'"),
  ],
  merchants: [(s) => s.merchants.total, from('merchants')],
  'pending merchants': [(s) => s.merchants.pending, from('merchants', "status = 'pending'")],
  wallets: [(s) => s.wallets.total, from('wallets')],
  balance: [(s) => Number(s.wallets.balance), 'SELECT sum(balance) FROM wallets'],
  'frozen wallets': [(s) => s.wallets.frozen, from('wallets', "status IN ('frozen', 'frozen_debit')")],
  'KYC-verified wallets': [(s) => s.wallets.kycVerified, from('wallets', "kyc_state = 'verified'")],
  'premium wallets': [(s) => s.wallets.byTier.premium ?? 0, from('wallets', "tier = 'premium'")],
  'transactions today': [(s) => s.transactions.today.count, from('transactions', today('created_at'))],
  'failed today': [
    (s) => s.transactions.today.failed,
    from('transactions', `${today('created_at')} AND status = 'failed'`),
  ],
  'volume today': [
    (s) => Number(s.transactions.today.volume),
    `SELECT coalesce(sum(amount), 0) FROM transactions WHERE ${today('created_at')} AND status = 'completed'`,
  ],
  'transactions yesterday': [
    (s) => s.transactions.yesterday.count,
    from('transactions', yesterday('created_at')),
  ],
  'channels today': [
    (s) => s.transactions.byChannelToday.reduce((n, c) => n + c.count, 0),
    from('transactions', today('created_at')),
  ],
  entries: [(s) => s.transactions.entries.reduce((n, e) => n + e.count, 0), from('transaction_events')],
  'completed cash outs': [
    (s) => s.transactions.entries.find((e) => e.type === 'cashout' && e.status === 'completed')?.count ?? 0,
    from(
      'transaction_events',
      "to_status = 'completed' AND transaction_id IN (SELECT id FROM transactions WHERE type = 'cashout')",
    ),
  ],
  'QR codes': [(s) => s.qr.generatedTotal, from('qr_codes')],
  'active QR codes': [(s) => s.qr.active, from('qr_codes', "status = 'active' AND expires_at > @now")],
  'QR codes scanned today': [(s) => s.qr.scanned.today, from('qr_codes', today('scanned_at'))],
  'QR codes used of yesterday': [
    (s) => s.qr.converted.yesterday,
    from('qr_codes', `status = 'used' AND ${yesterday('created_at')}`),
  ],
  'pending KYC': [(s) => s.kyc.byStatus.pending ?? 0, from('kyc_records', "status = 'pending'")],
  'KYC over the SLA': [
    (s) => s.kyc.overSla,
    from('kyc_records', "status = 'pending' AND @now - submitted_at > interval '24 hours'"),
  ],
  'KYC approved in 30 days': [
    (s) => s.kyc.approved30d,
    from('kyc_records', "status = 'approved' AND decided_at >= @now - interval '30 days'"),
  ],
  'stuck EFT': [
    (s) => s.eft.stuck,
    from('eft_payments', "status IN ('pending', 'processing') AND @now - created_at > interval '24 hours'"),
  ],
  'transactions of the hours': [
    (s) => s.series.hours.reduce((n, h) => n + h.count, 0),
    from('transactions', "created_at >= date_trunc('hour', @now, 'UTC') - interval '23 hours'"),
  ],
  'customers of the days': [
    (s) => s.series.days.reduce((n, d) => n + d.customersCreated, 0),
    from('customers', "created_at >= @day - interval '29 days'"),
  ],
  'customers in the 30 days before': [
    (s) => s.customers.createdWindow.previous30d,
    from('customers', "created_at >= @now - interval '60 days' AND created_at < @now - interval '30 days'"),
  ],
  'KYC submitted in 30 days': [
    (s) => Object.values(s.kyc.byStatus30d).reduce((n, of) => n + of, 0),
    from('kyc_records', "submitted_at >= @now - interval '30 days'"),
  ],
}

describe('a snapshot of the bank', () => {
  it.each(Object.entries(cases))('counts %s as plain SQL does', async (_name, [of, sql]) => {
    expect(of(taken)).toBe(await count(sql))
  })

  it('is what its schema says, and survives JSON', () => {
    expect(bankSnapshotSchema.parse(JSON.parse(JSON.stringify(taken)))).toEqual(taken)
  })

  it('has every hour and day of its series, the current one last', () => {
    expect(taken.series.hours).toHaveLength(24)
    expect(taken.series.days).toHaveLength(30)
    expect(taken.series.days.at(-1)).toMatchObject({
      date: taken.today,
      walletBalance: taken.wallets.balance,
    })
    expect(taken.series.hours.at(-1)?.at.slice(0, 13)).toBe(taken.takenAt.slice(0, 13))
  })
})
