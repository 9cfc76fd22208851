import { beforeAll, expect, test } from 'vitest'
import type { Session } from '@/lib/auth/session'
import { findAccessGrant, listAccessGrants } from '@/lib/domain/access/data'
import { accessGrantList } from '@/lib/domain/access/schema'
import { listApprovals } from '@/lib/domain/approvals/data'
import { approvalList } from '@/lib/domain/approvals/schema'
import { listAuditEvents } from '@/lib/domain/audit/data'
import { auditList } from '@/lib/domain/audit/schema'
import { findCustomer, listCustomers } from '@/lib/domain/customers/data'
import { customerList } from '@/lib/domain/customers/schema'
import { findEftPayment, listEftPayments } from '@/lib/domain/eft/data'
import { eftPaymentList } from '@/lib/domain/eft/schema'
import {
  findKycChecks,
  findKycRecord,
  listKycDocuments,
  listKycEvents,
  listKycRecords,
} from '@/lib/domain/kyc/data'
import { kycList } from '@/lib/domain/kyc/schema'
import { findMerchant, listCredentials, listMerchants } from '@/lib/domain/merchants/data'
import { merchantList } from '@/lib/domain/merchants/schema'
import { findQrCode, listQrCodes } from '@/lib/domain/qr/data'
import { qrCodeList } from '@/lib/domain/qr/schema'
import { listSessions } from '@/lib/domain/sessions/data'
import { sessionList } from '@/lib/domain/sessions/schema'
import { findUser, listUsers } from '@/lib/domain/users/data'
import { userList } from '@/lib/domain/users/schema'
import { findWallet, findWalletOf, listFreezes, listWallets } from '@/lib/domain/wallets/data'
import { walletList } from '@/lib/domain/wallets/schema'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { loadDemo } from '@/prisma/demo/load'

const bank = await testDatabase()

beforeAll(async () => {
  const size = { customers: 300, merchants: 12, transactions: 2_000, days: 60, seed: 3 }
  await loadDemo(bank.ownerUrl, { ...size, timeZone: 'Africa/Gaborone', now: new Date() })
}, 60_000)

type Row = { id: string; status?: string }
type Entity = {
  definition: ListDefinition
  list: (state: ListState) => Promise<ListPage<Row>>
  find?: (id: string) => Promise<{ id: string } | null>
  table: string
}

const now = new Date()
const session: Session = {
  id: '00000000-0000-7000-8000-000000000001',
  user: { id: '00000000-0000-7000-8000-000000000002', email: 'a@example.com', name: 'A', role: 'superadmin' },
  demo: true,
  secondFactor: false,
  steppedUp: false,
  lastSeenAt: now,
  idleExpiresAt: now,
  expiresAt: now,
}

const ENTITIES: Entity[] = [
  {
    definition: accessGrantList,
    list: listAccessGrants,
    find: findAccessGrant,
    table: 'merchant_customer_access',
  },
  { definition: customerList, list: listCustomers, find: findCustomer, table: 'customers' },
  { definition: walletList, list: listWallets, find: findWallet, table: 'wallets' },
  { definition: merchantList, list: listMerchants, find: findMerchant, table: 'merchants' },
  { definition: kycList, list: listKycRecords, find: findKycRecord, table: 'kyc_records' },
  { definition: qrCodeList, list: listQrCodes, find: findQrCode, table: 'qr_codes' },
  { definition: eftPaymentList, list: listEftPayments, find: findEftPayment, table: 'eft_payments' },
  { definition: userList, list: listUsers, find: findUser, table: 'admin_users' },
  { definition: approvalList, list: (state) => listApprovals(session.user, state), table: 'approvals' },
  { definition: sessionList, list: (state) => listSessions(session, state), table: 'admin_sessions' },
  { definition: auditList, list: (state) => listAuditEvents(state, null), table: 'audit_events' },
]

for (const { definition, list, find, table } of ENTITIES) {
  const read = (params: Record<string, string>) => list(parseList(definition, params))

  test(`${table}: every order walks all rows once, forwards and back`, async () => {
    const total = Number((await bank.owner.query(`SELECT count(*) FROM ${table}`)).rows[0].count)
    for (const [key, { oneWay }] of Object.entries(definition.sorts)) {
      for (const sort of oneWay ? [key] : [key, `-${key}`]) {
        const seen: string[] = []
        let page = await read({ sort, size: '100' })
        const first = page.rows.map(({ id }) => id)
        for (const row of page.rows) seen.push(row.id)
        let back = page
        if (page.next) back = await read({ sort, size: '100', after: page.next })
        while (page.next) {
          page = await read({ sort, size: '100', after: page.next })
          for (const row of page.rows) seen.push(row.id)
        }
        expect(seen.length, sort).toBe(total)
        expect(new Set(seen).size, sort).toBe(total)
        if (back.previous) {
          const again = await read({ sort, size: '100', before: back.previous })
          expect(
            again.rows.map(({ id }) => id),
            sort,
          ).toEqual(first)
        }
      }
    }
  })

  test(`${table}: every filter and every value of it is a query that works`, async () => {
    for (const [key, filter] of Object.entries(definition.filters)) {
      const values = filter.kind === 'choice' ? filter.options : []
      const when = filter.asksForPeriod && { from: '90d' }
      for (const value of values) {
        const { rows } = await read({ ...when, [key]: value })
        if (key === 'status')
          expect(
            rows.every((row) => row.status === value),
            value,
          ).toBe(true)
      }
      if (filter.kind === 'choice') await read({ ...when, [key]: filter.options.join(',') })
      if (filter.kind === 'money') await read({ ...when, [`${key}_min`]: '1', [`${key}_max`]: '99.99' })
      if (filter.kind === 'dates') await read({ from: '30d', to: new Date().toISOString() })
      if (filter.kind === 'record') await read({ [key]: '00000000-0000-0000-0000-000000000000' })
    }
    for (const q of ['%', "o'neill; --", '4417', 'a b c', '\\', 'x@y.z', 'TXN-2026']) await read({ q })
  })

  if (find) {
    test(`${table}: a row of the list is a record; nobody's id is none`, async () => {
      const [row] = (await read({})).rows
      expect(row && (await find(row.id))).toMatchObject({ id: row?.id })
      expect(await find('00000000-0000-0000-0000-000000000000')).toBeNull()
    })
  }
}

test('a customer is found by the words of the name in any order, by phone, Omang and email', async () => {
  const { rows } = await bank.owner.query(
    'SELECT * FROM customers WHERE email IS NOT NULL AND identity_number IS NOT NULL LIMIT 1',
  )
  const [{ id, first_name, last_name, phone, identity_number, email }] = rows
  for (const q of [
    `${last_name} ${first_name}`,
    phone,
    phone.slice(-6),
    identity_number,
    email.toUpperCase(),
    id,
  ]) {
    const found = (await listCustomers(parseList(customerList, { q, size: '100' }))).rows.map((row) => row.id)
    expect(found, q).toContain(id)
  }
  const found = await findCustomer(id)
  expect(JSON.stringify(found)).not.toContain(identity_number)
  expect(JSON.stringify(found)).not.toContain(phone)
  expect(JSON.stringify(found)).not.toContain(email)
})

test('the use of limits is what went out of the wallet in the bank’s day and month', async () => {
  const { rows } = await bank.owner.query(`
    SELECT wallet_id, customer_id, sum(amount) AS month FROM transactions
    WHERE direction = 'debit' AND status NOT IN ('failed', 'cancelled', 'expired')
      AND created_at >= date_trunc('month', now() AT TIME ZONE 'Africa/Gaborone') AT TIME ZONE 'Africa/Gaborone'
    GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 1`)
  const wallet = await findWalletOf(rows[0].customer_id)
  expect(wallet).toMatchObject({ id: rows[0].wallet_id, spentThisMonth: rows[0].month })
  expect(await listFreezes(rows[0].wallet_id)).toBeInstanceOf(Array)
})

test('the planted cases of one identity and one phone at two customers show at their KYC records', async () => {
  const { rows } = await bank.owner.query(`
    SELECT a.id FROM kyc_records a JOIN kyc_records b
      ON (b.document_number = a.document_number OR b.phone = a.phone) AND b.customer_id <> a.customer_id`)
  expect(rows.length).toBeGreaterThan(0)
  for (const { id } of rows) expect((await findKycChecks(id)).length).toBeGreaterThan(0)
  const [{ id }] = rows
  expect((await listKycEvents(id)).length).toBeGreaterThan(0)
  expect(await listKycDocuments(id)).toBeInstanceOf(Array)
})

test('grants and keys of a merchant are read', async () => {
  const { rows } = await bank.owner.query(
    'SELECT merchant_id, customer_id FROM merchant_customer_access LIMIT 1',
  )
  const grants = await listAccessGrants(parseList(accessGrantList, { customer: rows[0].customer_id }))
  expect(grants.rows.map((grant) => grant.merchantId)).toContain(rows[0].merchant_id)
  expect(await listCredentials(rows[0].merchant_id)).toBeInstanceOf(Array)
})

test('of the trail others see only their own', async () => {
  expect(
    (
      await listAuditEvents(parseList(auditList, {}), {
        id: '00000000-0000-0000-0000-000000000000',
        email: 'nobody@example.com',
      })
    ).rows,
  ).toEqual([])
})
