import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { endOldPlans } from '@/lib/domain/bulk/mutations'
import { bulkOf } from '@/lib/testing/bulk'
import { testDatabase } from '@/lib/testing/database'
import {
  insert,
  newCustomer,
  newKycRecord,
  newMerchant,
  newQrCode,
  newTransaction,
  newWallet,
} from '@/lib/testing/rows'
import { emailOf, makeStaff } from '@/lib/testing/staff'

const bank = await testDatabase()
const { plan, planned, confirm, stop, work, query, runOf, outcomes, wallets, TERMS } = bulkOf(bank)

beforeAll(makeStaff)

const soon = () => new Promise((done) => setTimeout(done, 20))

it('plans first: says what will happen to which rows, what is left out and why, and does nothing', async () => {
  const [closed, frozen, ...open] = await Promise.all([
    newWallet(bank.owner, { status: 'closed', balance: 0, closed_at: new Date() }),
    newWallet(bank.owner),
    newWallet(bank.owner),
    newWallet(bank.owner),
  ])
  const first = await planned({ ids: String(frozen) })
  await confirm(first)
  await work()
  expect(await outcomes(first)).toEqual({ done: 1 })
  const id = await planned({ ids: [closed, frozen, ...open].join() })
  expect(await outcomes(id)).toEqual({ ready: 2, excluded: 2 })
  const left = await query(
    `SELECT target_id AS id, detail FROM bulk_rows WHERE run_id = $1 AND outcome = 'excluded'`,
    [id],
  )
  expect(new Map(left.map(({ id, detail }) => [id, detail]))).toEqual(
    new Map([
      [closed, 'A closed wallet cannot be frozen.'],
      [frozen, 'Frozen for this reason already.'],
    ]),
  )
  await work()
  expect(await runOf(id)).toMatchObject({ status: 'planned' })
  expect(await query('SELECT 1 FROM wallet_freezes WHERE wallet_id = ANY($1)', [open])).toEqual([])
})

it('does each row once, with a row of the trail for each, all of one request', async () => {
  const ids = await wallets(25, 25)
  const id = await planned({ ids: ids.join() })
  expect(await confirm(id)).toMatchObject({ status: 'done', result: { rows: 25 } })
  expect(await confirm(id)).toMatchObject({ code: 409 })
  await Promise.all([work(), work()])
  expect(await outcomes(id)).toEqual({ done: 25 })
  const run = await runOf(id)
  expect(run).toMatchObject({ status: 'completed', ending: 'complete' })
  const trail = await query(
    `SELECT object_id, actor, request_id, reason FROM audit_events WHERE action = 'wallet_frozen' AND object_id = ANY($1)`,
    [ids],
  )
  expect(new Set(trail.map(({ object_id }) => object_id))).toEqual(new Set(ids))
  expect(trail).toHaveLength(25)
  expect(new Set(trail.map(({ actor }) => actor))).toEqual(new Set([emailOf('operations')]))
  expect(new Set(trail.map(({ request_id }) => request_id))).toEqual(new Set([run.request_id]))
  const own = await query('SELECT action, after FROM audit_events WHERE object_id = $1 ORDER BY id', [id])
  expect(own.map(({ action }) => action)).toEqual(['bulk_planned', 'bulk_confirmed', 'bulk_ended'])
  expect(own[2].after).toMatchObject({ status: 'completed', done: 25 })
})

it('wants the number typed when there are many', async () => {
  const id = await planned({ ids: (await wallets(101, 101)).join() })
  for (const typed of ['', '100', '101x', 'yes']) {
    expect(await confirm(id, typed)).toMatchObject({
      code: 422,
      fields: { typed: expect.stringContaining('101') },
    })
  }
  expect(await confirm(id, '1 0 1')).toMatchObject({ status: 'done' })
  await stop(id)
})

it('takes all that match with the count frozen: what matches later is not in it', async () => {
  await wallets(150, 150)
  const id = await planned({ scope: 'all', query: 'balance_min=150&balance_max=150' })
  await bank.owner.query(`UPDATE wallets SET balance = 150 WHERE id = ANY($1)`, [await wallets(20, 149)])
  await confirm(id, '150')
  await work()
  expect(await outcomes(id)).toEqual({ done: 150 })
  const [{ n }] = await query(
    `SELECT count(*)::int AS n FROM wallets WHERE balance = 150 AND status = 'active'`,
  )
  expect(n).toBe(20)
})

it('leaves alone what changed meanwhile, and says by whom: half of 200', async () => {
  const ids = await wallets(200, 77)
  const id = await planned({ scope: 'all', query: 'balance_min=77&balance_max=77' })
  await confirm(id, '200')
  await bank.owner.query(
    `UPDATE wallets SET status = 'closed', closed_at = now(), balance = 0 WHERE id = ANY($1)`,
    [ids.filter((_, index) => index % 2 === 0)],
  )
  await work()
  expect(await outcomes(id)).toEqual({ done: 100, changed: 100 })
  const [{ detail }] = await query(
    `SELECT detail FROM bulk_rows WHERE run_id = $1 AND outcome = 'changed' LIMIT 1`,
    [id],
  )
  expect(detail).toContain('The wallet is closed now')
  const [{ n }] = await query(
    `SELECT count(*)::int AS n FROM audit_events WHERE action = 'bulk_row_left' AND outcome = 'refused' AND object_id = ANY($1)`,
    [ids],
  )
  expect(n).toBe(100)
})

it('a record whose change the database refuses is one that failed; the others are done', async () => {
  const ids = await wallets(5, 5)
  await bank.owner.query(
    `ALTER TABLE wallet_freezes ADD CONSTRAINT broken CHECK (wallet_id <> '${ids[2]}') NOT VALID`,
  )
  const id = await planned({ ids: ids.join() })
  await confirm(id)
  await work()
  await bank.owner.query('ALTER TABLE wallet_freezes DROP CONSTRAINT broken')
  expect(await outcomes(id)).toEqual({ done: 4, failed: 1 })
  const [wallet] = await query('SELECT status FROM wallets WHERE id = $1', [ids[2]])
  expect(wallet).toEqual({ status: 'active' })
})

it('can be stopped: what is done stays done, the rest is left alone', async () => {
  await wallets(100, 60)
  const id = await planned({ scope: 'all', query: 'balance_min=60&balance_max=60' })
  await confirm(id)
  await bank.owner.query(
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(random() * 0.4); RETURN NEW; END $$;
     CREATE TRIGGER slow BEFORE INSERT ON wallet_freezes FOR EACH ROW EXECUTE FUNCTION slow()`,
  )
  const working = work()
  const isUnderWay = async () => ((await outcomes(id)).done ?? 0) > 4
  while (!(await isUnderWay())) await soon()
  expect(await stop(id, 'compliance')).toMatchObject({ code: 403 })
  const before = await query(`SELECT id FROM bulk_rows WHERE run_id = $1 AND outcome = 'done'`, [id])
  expect(await stop(id, 'superadmin')).toMatchObject({ status: 'done' })
  await working
  await bank.owner.query('DROP TRIGGER slow ON wallet_freezes; DROP FUNCTION slow()')
  const after = await outcomes(id)
  expect(after).toEqual({ done: expect.any(Number), skipped: expect.any(Number) })
  // Two pieces were under way, and two more may have begun before the request to stop had come so far.
  const [{ pieces }] = await query(
    `SELECT count(DISTINCT xmin::text)::int AS pieces FROM bulk_rows
     WHERE run_id = $1 AND outcome = 'done' AND id <> ALL($2)`,
    [id, before.map((row) => row.id)],
  )
  expect(pieces).toBeLessThanOrEqual(4)
  const [{ n }] = await query(
    'SELECT count(*)::int AS n FROM wallet_freezes f JOIN wallets w ON w.id = f.wallet_id WHERE w.balance = 60',
  )
  expect(n).toBe(after.done)
  expect(await runOf(id)).toMatchObject({ status: 'aborted', ending: 'stopped' })
  expect(await stop(id, 'superadmin')).toMatchObject({ code: 409 })
})

it('goes on where it was cut off: every row once', async () => {
  const ids = await wallets(80, 80)
  const id = await planned({ ids: ids.join() })
  await confirm(id)
  for (let cut = 0; (await runOf(id)).status === 'running'; cut += 1) {
    const working = work().catch(() => {})
    while (((await outcomes(id)).done ?? 0) < Math.min(80, cut * 25 + 1)) await soon()
    // As a kill leaves it: every connection of the portal is gone, in the middle of whatever it did.
    await bank.owner
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename <> current_user AND backend_type = 'client backend'`,
      )
      .catch(() => {})
    await working
  }
  expect(await outcomes(id)).toEqual({ done: 80 })
  const rows = await query('SELECT wallet_id FROM wallet_freezes WHERE wallet_id = ANY($1)', [ids])
  expect(rows).toHaveLength(80)
})

it('stops when who asked for it may not do it any more', async () => {
  const id = await planned({ ids: (await wallets(3, 3)).join() })
  await confirm(id)
  await bank.owner.query(`UPDATE admin_users SET role = 'support' WHERE email = $1`, [emailOf('operations')])
  await work()
  await bank.owner.query(`UPDATE admin_users SET role = 'operations' WHERE email = $1`, [
    emailOf('operations'),
  ])
  expect(await outcomes(id)).toEqual({ skipped: 3 })
  expect(await runOf(id)).toMatchObject({ status: 'aborted', ending: 'maker_gone' })
})

it('is for who may do it to one, and confirmed by who planned it, within the hour', async () => {
  const ids = (await wallets(2, 2)).join()
  expect(await plan({ ids }, 'support')).toMatchObject({ code: 403 })
  expect(await plan({ ids }, 'auditor')).toMatchObject({ code: 403 })
  const id = await planned({ ids })
  expect(await confirm(id, '', 'superadmin')).toMatchObject({ code: 403 })
  await bank.owner.query(`ALTER TABLE bulk_runs DISABLE TRIGGER refuse_rewriting`)
  await bank.owner.query(`UPDATE bulk_runs SET created_at = now() - interval '61 minutes' WHERE id = $1`, [
    id,
  ])
  await bank.owner.query(`ALTER TABLE bulk_runs ENABLE TRIGGER refuse_rewriting`)
  expect(await confirm(id)).toMatchObject({ code: 409 })
  expect(await endOldPlans(10)).toBe(1)
  expect(await runOf(id)).toMatchObject({ status: 'aborted', ending: 'not_confirmed' })
})

it('refuses what it does not understand, and keeps what was typed', async () => {
  const ids = (await wallets(1, 1)).join()
  expect(await plan({ ids, reason: 'court_order' })).toMatchObject({
    code: 400,
    fields: { authorityReference: expect.any(String) },
    values: { note: TERMS.note },
  })
  expect(await plan({ ids, reviewOn: '2020-01-01' })).toMatchObject({
    code: 422,
    fields: { reviewOn: expect.any(String) },
  })
  expect(await plan({ ids, action: 'wallets.burn' })).toMatchObject({ code: 404 })
  expect(await plan({ ids: 'nonsense' })).toMatchObject({ code: 400 })
  expect(await plan({ ids: randomUUID() })).toMatchObject({ code: 422 })
  expect(await plan({ ids, scope: 'all', query: 'status=nonsense' })).toMatchObject({ code: 422 })
  expect(await confirm(randomUUID())).toMatchObject({ code: 404 })
})

it('does to customers, QR codes and transactions what their pages do to one', async () => {
  const customer = await newCustomer(bank.owner)
  const code = await newQrCode(bank.owner, { expires_at: new Date(Date.now() + 600_000) })
  const pending = await newTransaction(bank.owner)
  const reason = 'Asked for by the merchant'
  const runs = [
    await planned({ action: 'customers.suspend', ids: customer, reason }),
    await planned({ action: 'qr_codes.cancel', ids: code, reason }),
    await planned({ action: 'transactions.reconcile', ids: pending, reason }),
  ]
  for (const id of runs.slice(0, 2)) await confirm(id)
  await work()
  expect(await Promise.all(runs.map(outcomes))).toEqual([{ done: 1 }, { done: 1 }, { excluded: 1 }])
  expect(await confirm(String(runs[2]))).toMatchObject({ code: 422 })
  expect(await query('SELECT status FROM customers WHERE id = $1', [customer])).toEqual([
    { status: 'suspended' },
  ])
  expect(await query('SELECT status FROM qr_codes WHERE id = $1', [code])).toEqual([{ status: 'cancelled' }])
})

it('ends access grants that are in force, and none that was changed meanwhile', async () => {
  const grant = async (values = {}) =>
    insert(bank.owner, 'merchant_customer_access', {
      merchant_id: await newMerchant(bank.owner),
      customer_id: await newCustomer(bank.owner),
      access_type: 'full',
      grant_reason: 'wallet_creation',
      granted_by: 'api_integration',
      ...values,
    })
  const ids = [
    await grant(),
    await grant({ expires_at: '2036-01-31T10:30:00.123456Z' }),
    await grant(),
    await grant({ is_active: false }),
    await grant({ created_at: '2020-01-01', expires_at: '2020-02-01' }),
  ]
  const id = await planned({
    action: 'access_grants.revoke',
    ids: ids.join(),
    reason: 'The shop changed hands',
  })
  expect(await outcomes(id)).toEqual({ ready: 3, excluded: 2 })
  await bank.owner.query(`UPDATE merchant_customer_access SET access_type = 'view_only' WHERE id = $1`, [
    ids[2],
  ])
  await confirm(id)
  await work()
  expect(await outcomes(id)).toEqual({ done: 2, changed: 1, excluded: 2 })
  const active = await query('SELECT id FROM merchant_customer_access WHERE is_active AND id = ANY($1)', [
    ids,
  ])
  expect(active.map((row) => row.id).sort()).toEqual([ids[2], ids[4]].sort())
})

it('gives waiting KYC reviews to an officer, and leaves alone what another one has begun with', async () => {
  const officer = emailOf('compliance')
  const [{ id: me }] = await query('SELECT id FROM admin_users WHERE email = $1', [officer])
  const [{ id: other }] = await query('SELECT id FROM admin_users WHERE email = $1', [emailOf('superadmin')])
  const ids = [
    await newKycRecord(bank.owner),
    await newKycRecord(bank.owner, { assigned_to: other }),
    await newKycRecord(bank.owner),
    await newKycRecord(bank.owner, { assigned_to: me }),
    await newKycRecord(bank.owner, { first_approver: me, first_approved_at: new Date() }),
  ]
  const asked = { action: 'kyc.assign', ids: ids.join() }
  expect(await plan({ ...asked, officer }, 'operations')).toMatchObject({ code: 403 })
  expect(await plan({ ...asked, officer: '' }, 'compliance')).toMatchObject({
    code: 400,
    fields: { officer: expect.any(String) },
  })
  const id = await planned({ ...asked, officer }, 'compliance')
  expect(await outcomes(id)).toEqual({ ready: 3, excluded: 2 })
  await bank.owner.query('UPDATE kyc_records SET assigned_to = $1 WHERE id = $2', [other, ids[2]])
  await confirm(id, '', 'compliance')
  await work()
  expect(await outcomes(id)).toEqual({ done: 2, changed: 1, excluded: 2 })
  const mine = await query('SELECT id FROM kyc_records WHERE assigned_to = $1 AND id = ANY($2)', [me, ids])
  expect(mine.map((row) => row.id).sort()).toEqual([ids[0], ids[1], ids[3]].sort())
})

it('gives KYC reviews to nobody who may not decide them', async () => {
  const record = await newKycRecord(bank.owner)
  const id = await planned({ action: 'kyc.assign', ids: record, officer: emailOf('auditor') }, 'compliance')
  await confirm(id, '', 'compliance')
  await work()
  expect(await outcomes(id)).toEqual({ refused: 1 })
})
