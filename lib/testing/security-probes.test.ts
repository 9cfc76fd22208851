import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '@/lib/audit/actions'
import { cookieNames } from '@/lib/auth/cookie-names'
import { ensureFirstAdmin } from '@/lib/auth/first-admin'
import { cookieOptions } from '@/lib/auth/session-token'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { readMigrations } from '@/lib/db/migrate'
import { freezeWallet } from '@/lib/domain/wallets/actions'
import { testDatabase } from './database'
import { inRequest } from './request'
import { newWallet } from './rows'
import { sourceFiles } from './source-files'
import { emailOf, makeStaff, PASSWORD, tokenFor } from './staff'

const { owner, portal } = await testDatabase()
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const product = sourceFiles().filter(
  ({ path }) =>
    /^(app|components|lib|prisma|worker|proxy)/.test(path) && !/\.test\.|lib\/testing\//.test(path),
)

describe('what the source says', () => {
  it('no query of the ORM is put together from text', () => {
    const unsafe = product
      .filter(({ text }) => /\$(query|execute)RawUnsafe/.test(text))
      .map(({ path }) => path)
    expect(unsafe).toEqual([])
    // Names of types and columns that the source itself gives, never a value: the places that need them.
    const raw = product.filter(({ text }) => /Prisma\.raw\(/.test(text)).map(({ path }) => path)
    expect(raw.sort()).toEqual([
      'lib/db/customer-search.ts',
      'lib/db/export-columns.ts',
      'lib/db/list-conditions.ts',
      'lib/db/list-count.ts',
      'lib/domain/notes/data.ts',
      'lib/domain/notes/mutations.ts',
      'lib/domain/overview/customer-life.ts',
    ])
  })

  it('nothing that deletes from the trail', () => {
    const statements =
      /(DELETE FROM|TRUNCATE|UPDATE)\s+audit_(events|seals)\b|audit(Event|Seal)\.(delete|update)/i
    expect(product.filter(({ text }) => statements.test(text)).map(({ path }) => path)).toEqual([])
    for (const { name, sql } of readMigrations())
      expect(sql, name).not.toMatch(/(DELETE FROM|TRUNCATE|UPDATE)\s+audit_(events|seals)\b/i)
  })

  it('sign-in, session and authorisation events have names of the OWASP vocabulary', () => {
    // https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
    const vocabulary = [
      ...['authn_login_success', 'authn_login_fail', 'authn_login_lock', 'authn_password_change'],
      ...['authn_password_change_fail', 'authn_token_created', 'authn_token_revoked', 'authn_token_reuse'],
      ...['authz_fail', 'authz_change', 'authz_admin', 'malicious_csrf'],
      ...['session_created', 'session_renewed', 'session_expired', 'session_use_after_expire'],
      ...['user_created', 'user_updated', 'user_archived', 'user_deleted'],
    ]
    const named = AUDIT_ACTIONS.filter((action) => /^(authn|authz|malicious|session|user)_/.test(action))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((action) => !vocabulary.includes(action))).toEqual([])
  })

  it('no dependency is below its security floor, and none floats', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const floors: Record<string, string> = {
      next: '16.3.3',
      'next-auth': '4.24.12',
      pg: '8.11.0',
      react: '19.2.1',
      zod: '4.0.0',
    }
    const order = (version: string) =>
      version
        .split(/[.-]/)
        .slice(0, 3)
        .reduce((sum, part) => sum * 10_000 + Number(part), 0)
    for (const [name, floor] of Object.entries(floors)) {
      const installed = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
      expect(installed, name).toBe(dependencies[name])
      expect(order(installed), `${name} ${installed}`).toBeGreaterThanOrEqual(order(floor))
    }
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d|^npm:/)
    expect(readdirSync('.')).toContain('package-lock.json')
  })

  it('over TLS every cookie is for this host alone, and no script reads one', () => {
    const { secure, ...names } = cookieNames('https://portal.bank.example')
    expect(secure).toBe(true)
    for (const name of Object.values(names)) expect(name).toMatch(/^__Host-/)
    expect(cookieOptions(true)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
    expect(cookieOptions(true)).not.toHaveProperty('domain')
  })
})

describe('what a database says', () => {
  it('the portal’s login owns nothing and has no special rights', async () => {
    const { rows } = await portal.query(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
         (SELECT count(*)::int FROM pg_class WHERE pg_has_role(current_user, relowner, 'USAGE')
            AND relnamespace IN ('public'::regnamespace, 'stats'::regnamespace)) AS owned,
         has_schema_privilege('public', 'CREATE') AS creates
       FROM pg_roles WHERE rolname = current_user`,
    )
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
        owned: 0,
        creates: false,
      },
    ])
  })

  it('an empty bank has no account, and its first one a password nobody knows', async () => {
    const accounts = async () => (await owner.query('SELECT count(*)::int AS n FROM admin_users')).rows[0]?.n
    expect(await accounts()).toBe(0)
    const settings = { PHANTOM_DATA_DIR: '/nonexistent', ADMIN_EMAIL: 'first@example.com' }
    const { made } = await ensureFirstAdmin(settings, true)
    expect(made).toEqual([
      { email: 'first@example.com', role: 'superadmin', password: expect.stringMatching(/^.{20,}$/) },
    ])
    expect(await accounts()).toBe(1)
  })

  describe('with staff', () => {
    beforeAll(makeStaff)

    it('a password does not grow old', async () => {
      await owner.query(
        `UPDATE admin_users SET password_changed_at = now() - interval '10 years', created_at = now() - interval '11 years'`,
      )
      const facts = { requestId: null, address: '192.0.2.99', userAgent: null }
      const { outcome } = await signInWithPassword({ email: emailOf('auditor'), password: PASSWORD }, facts)
      expect(outcome).not.toMatch(/refused|too-many/)
    })
  })
})

describe('a form', () => {
  it('changes the fields that it has and no others, whatever is sent along', async () => {
    const walletId = await newWallet(owner)
    const before = await owner.query('SELECT balance, tier, daily_limit FROM wallets WHERE id = $1', [
      walletId,
    ])
    const form = new FormData()
    const fields = {
      ...{ idempotencyKey: randomUUID(), walletId, seenStatus: 'active', direction: 'debit' },
      ...{ reason: 'suspected_fraud', note: 'Three reports', reviewOn: soon },
      ...{ status: 'closed', balance: '1000000.00', tier: 'premium', dailyLimit: '9', daily_limit: '9' },
      ...{
        frozenById: randomUUID(),
        frozen_by: randomUUID(),
        liftedAt: soon,
        actor: 'somebody@else.example',
      },
      ...{ __proto__: 'x', constructor: 'x', role: 'superadmin' },
    }
    for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
    const token = await tokenFor('operations')
    const answer = await inRequest({ token }, () => freezeWallet({ status: 'idle' }, form))
    expect(answer).toMatchObject({ status: 'done' })
    const after = await owner.query('SELECT balance, tier, daily_limit FROM wallets WHERE id = $1', [
      walletId,
    ])
    expect(after.rows).toEqual(before.rows)
    const { rows } = await owner.query(
      `SELECT w.status, f.lifted_at, u.email FROM wallets w JOIN wallet_freezes f ON f.wallet_id = w.id
         JOIN admin_users u ON u.id = f.frozen_by WHERE w.id = $1`,
      [walletId],
    )
    expect(rows).toEqual([{ status: 'frozen_debit', lifted_at: null, email: emailOf('operations') }])
  })
})
