import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import type { Page } from 'playwright/test'
import { startEmbedded } from '@/lib/db/embedded'
import {
  insert,
  newCustomer,
  newEftPayment,
  newMerchant,
  newQrCode,
  newTransaction,
} from '@/lib/testing/rows'
import { LoginPage } from './pages/login-page'
import { SecondFactorPage } from './pages/second-factor-page'
import { type Bank, startBank } from './support/bank'
import { emptyBankAdmin } from './support/banks'
import { expect, test } from './support/fixtures'
import { LISTS, PAGES } from './support/pages'

/** Short enough for every column; would load an image that does not exist, and say that it ran. */
const evil = (what: string) => `<img/src=x onerror=p()>${what}`

/** Text that other systems write and admins read: everything that the database lets be any text. */
const FREE: Record<string, string[]> = {
  admin_users: ['name'],
  customers: ['first_name', 'last_name', 'full_name', 'identity_number'],
  merchants: ['business_name', 'registration_number', 'webhook_url'],
  api_credentials: ['label'],
  merchant_customer_access: ['granted_by'],
  wallet_freezes: ['note', 'authority_reference', 'lift_note'],
  transactions: ['external_reference', 'description', 'failure_reason'],
  transaction_events: ['actor', 'reason'],
  record_notes: ['body'],
  qr_codes: ['reference', 'token'],
  eft_payments: ['reference', 'failure_reason'],
  kyc_records: ['first_name', 'last_name', 'document_number', 'address_line', 'town', 'notes'],
  kyc_events: ['actor'],
  kyc_notes: ['body'],
  kyc_messages: ['body'],
  approvals: ['title', 'reason', 'decision_note'],
  suspicious_activities: ['summary', 'subject_id', 'outcome_note'],
  suspicious_notes: ['body'],
  suspicious_hits: ['sentence', 'anchor', 'subject_id'],
  suspicious_reports: ['grounds', 'action_taken'],
  audit_events: ['actor', 'object_id', 'reason', 'request_id', 'user_agent'],
}

/** Text of a shape that leaves no room for markup; a rule of the database says so. */
const SHAPED: Record<string, string[]> = {
  admin_users: ['email', 'password_hash'],
  customers: ['phone', 'email', 'nationality'],
  merchants: ['settlement_account', 'contact_email', 'contact_phone'],
  api_credentials: ['key_prefix', 'key_hash'],
  customer_tags: ['tag'],
  transactions: ['reference'],
  eft_payments: ['account_number_masked'],
  kyc_records: ['phone', 'nationality'],
  suspicious_activities: ['subject_type'],
  suspicious_hits: ['subject_type'],
  approvals: ['action', 'target_type', 'target_id', 'target_version'],
  audit_events: ['action', 'object_type'],
}

let bank: Bank
let pool: Pool
let folder: string

test.setTimeout(120_000)

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = mkdtempSync(join(tmpdir(), 'phantom-hostile-'))
  const passwordFile = join(folder, 'admin-password')
  writeFileSync(passwordFile, emptyBankAdmin.password, { mode: 0o600 })
  bank = await startBank(join(folder, 'data'), {
    DEMO: 'off',
    ADMIN_EMAIL: emptyBankAdmin.email,
    ADMIN_PASSWORD_FILE: passwordFile,
  })
  const { ownerUrl } = await startEmbedded({ dataDir: bank.dataDir })
  pool = new Pool({ connectionString: ownerUrl })
  await fillWithMarkup()
})

test.afterAll(async () => {
  await pool?.end()
  await bank?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function fillWithMarkup(): Promise<void> {
  await pool.query('UPDATE admin_users SET name = $1', [evil('admin')])
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM admin_users')
  const admin = rows[0]?.id
  const merchant_id = await newMerchant(pool, {
    business_name: evil('shop'),
    registration_number: evil('reg'),
    webhook_url: `https://${evil('hook')}`,
  })
  const customer_id = await newCustomer(pool, {
    first_name: evil('first'),
    last_name: evil('last'),
    nationality: 'ZA',
    identity_number: evil('omang'),
    created_by_merchant_id: merchant_id,
  })
  await insert(pool, 'api_credentials', {
    ...{ merchant_id, label: evil('key'), key_prefix: 'pk_test', key_hash: 'a'.repeat(64) },
    permissions: ['payments'],
  })
  await insert(pool, 'merchant_customer_access', {
    ...{ merchant_id, customer_id, access_type: 'full', grant_reason: 'admin_grant', granted_by: evil('by') },
  })
  const client = await pool.connect()
  await client.query('BEGIN')
  await client.query(`SELECT set_config('phantom.actor', $1, true)`, [evil('actor')])
  await client.query(`SELECT set_config('phantom.reason', $1, true)`, [evil('held')])
  const wallet_id = await insert(client, 'wallets', {
    ...{ customer_id, balance: 1000, daily_limit: 10000, monthly_limit: 30000, status: 'frozen' },
  })
  await insert(client, 'wallet_freezes', {
    ...{ wallet_id, frozen_by: admin, direction: 'all', reason: 'court_order', review_on: '2099-01-01' },
    ...{ note: evil('note'), authority_reference: evil('authority') },
  })
  await newTransaction(client, {
    ...{
      wallet_id,
      merchant_id,
      status: 'failed',
      failure_code: 'system_error',
      failure_reason: evil('failure'),
    },
    ...{ external_reference: evil('external'), description: evil('description') },
  })
  await insert(client, 'record_notes', { customer_id, author_id: admin, body: evil('written') })
  await newQrCode(client, { merchant_id, reference: evil('qr'), token: evil('token-0123456789') })
  await newEftPayment(client, {
    wallet_id,
    reference: evil('eft'),
    status: 'failed',
    failure_reason: evil('why'),
  })
  const kyc_record_id = await insert(client, 'kyc_records', {
    ...{ customer_id, level: 'basic', risk_score: 20, date_of_birth: '1990-05-17', nationality: 'BW' },
    ...{ phone: '+26771234567', document_type: 'passport', document_number: evil('doc') },
    ...{ first_name: evil('kycfirst'), last_name: evil('kyclast'), notes: evil('notes') },
    ...{ address_line: evil('address'), town: evil('town') },
    risk_factors: JSON.stringify([{ factor: evil('factor'), points: 20 }]),
  })
  await insert(client, 'kyc_notes', { kyc_record_id, author_id: admin, body: evil('kycnote') })
  await insert(client, 'kyc_messages', {
    ...{ kyc_record_id, author_id: admin, language: 'en', body: evil('kycmessage') },
  })
  await client.query('COMMIT')
  client.release()
  await insert(pool, 'alert_notifications', {
    ...{
      fingerprint: 'hostile',
      name: evil('alert'),
      severity: 'critical',
      status: 'firing',
      starts_at: 'now',
    },
    labels: JSON.stringify({ alertname: evil('alert'), pod: evil('label') }),
    annotations: JSON.stringify({ summary: evil('summary'), description: evil('detail') }),
  })
  await insert(pool, 'approvals', {
    ...{ action: 'wallet.unfreeze', target_type: 'wallet', target_id: wallet_id, target_version: 'x' },
    ...{ title: evil('asked'), reason: evil('because'), maker_id: admin },
    expires_at: new Date(Date.now() + 3_600_000),
    changes: JSON.stringify([{ what: evil('what'), before: evil('was'), after: evil('becomes') }]),
  })
  const suspicious_id = await insert(pool, 'suspicious_activities', {
    ...{ rule: 'velocity', rule_version: 1, severity: 'high', evidence: {}, summary: evil('seen') },
    ...{ subject_type: 'customer', subject_id: customer_id, customer_id, wallet_id },
    ...{
      status: 'closed',
      outcome: 'reported',
      outcome_note: evil('ended'),
      closed_by: admin,
      closed_at: 'now',
    },
  })
  await insert(pool, 'suspicious_hits', {
    ...{
      suspicious_id,
      rule: 'velocity',
      rule_version: 1,
      subject_type: 'customer',
      subject_id: customer_id,
    },
    ...{ anchor: evil('anchor'), sentence: evil('sentence'), happened_at: 'now' },
  })
  const body = evil('noted')
  const noteId = await insert(pool, 'suspicious_notes', { suspicious_id, author_id: admin, body })
  await insert(pool, 'audit_events', {
    ...{ actor: evil('auditor'), action: 'suspicious_noted', object_type: 'suspicious_activity' },
    ...{ object_id: suspicious_id, after: JSON.stringify({ noteId }) },
  })
  await insert(pool, 'suspicious_reports', {
    ...{ suspicious_id, drafted_by: admin, grounds: evil('grounds'), action_taken: evil('did') },
  })
  await insert(pool, 'audit_events', {
    ...{ actor: evil('auditor'), action: 'wallet_frozen', object_type: 'wallet', object_id: evil('object') },
    ...{ reason: evil('reason'), request_id: evil('request'), user_agent: evil('agent') },
    before: JSON.stringify({ note: evil('before') }),
    after: JSON.stringify({ note: evil('after') }),
  })
}

test('every column that admins read is known to be free text or of a shape without markup', async () => {
  const { rows } = await pool.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text' AND table_name = ANY($1)
     ORDER BY 1, 2`,
    [[...Object.keys(FREE), 'wallets', 'kyc_documents', 'bank']],
  )
  const known = [FREE, SHAPED].flatMap((columns) =>
    Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
  )
  // Written by the system itself: a currency, and files of the document store by name, type and hash.
  const own = ['wallets.currency', 'bank.currency', 'bank.time_zone']
  const found = rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`)
  const open = found.filter((name) => !name.startsWith('kyc_documents.') && !name.startsWith('bank.'))
  expect(open.filter((name) => !known.includes(name) && !own.includes(name))).toEqual([])
})

/** Every column that a list of records has, and those of the trail; a list takes those it knows, 40 at most. */
const COLUMNS =
  'name,phone,status,merchant,created,email,nationality,language,registration,customer,access,state,reason,by,reference,type,channel,amount,reconciled,account,level,risk,claimed'
const TRAIL = 'created,actor,role,action,object,outcome,changes,source,reason,request'

async function expectOnlyText(page: Page, where: string): Promise<string> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  // React shows what was streamed a frame or two after the document is complete: until then its place is a template.
  await expect(page.locator('template[id^="B:"]')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.locator('img[src="x"]').count(), where).toBe(0)
  expect(await page.evaluate(() => 'ranMarkup' in window), where).toBe(false)
  return page.locator('body').innerText()
}

test('markup in every field is shown as the text it is, on every list and record', async ({ page }) => {
  await page.addInitScript(() =>
    Object.assign(window, { p: () => Object.assign(window, { ranMarkup: true }) }),
  )
  const login = new LoginPage(page)
  await login.open(`${bank.url}/login`)
  await login.signIn(emptyBankAdmin.email, emptyBankAdmin.password)
  await new SecondFactorPage(page).enrol()
  await page.waitForURL('**/admin')
  let seen = ''
  for (const path of PAGES) {
    await page.goto(`${bank.url}${path}?cols=${path === '/admin/audit' ? TRAIL : COLUMNS}`)
    seen += await expectOnlyText(page, path)
  }
  for (const path of LISTS) {
    await page.goto(`${bank.url}${path}`)
    const href = await page.locator('tr[data-href]').first().getAttribute('data-href')
    await page.goto(`${bank.url}${href}`)
    seen += await expectOnlyText(page, `${path}/[id]`)
    if (path !== '/admin/suspicious') continue
    await page.goto(`${bank.url}${href}/report`)
    seen += await expectOnlyText(page, `${path}/[id]/report`)
  }
  await page.getByRole('button', { name: /^Account of/ }).click()
  seen += await page.locator('body').innerText()
  const words = [
    'admin',
    'first',
    'last',
    'shop',
    'reg',
    'key',
    'by',
    'actor',
    'note',
    'authority',
    'failure',
  ]
  const more = [
    'external',
    'description',
    'qr',
    'eft',
    'why',
    'kycfirst',
    'kyclast',
    'address',
    'town',
    'notes',
    'factor',
    'kycnote',
    'kycmessage',
    'alert',
    'label',
    'summary',
    'detail',
  ]
  const all = [
    ...words,
    ...more,
    'auditor',
    'reason',
    'request',
    'before',
    'after',
    'asked',
    'because',
    'written',
    'what',
    'was',
    'becomes',
  ]
  expect(all.filter((word) => !seen.includes(evil(word)))).toEqual([])
})
