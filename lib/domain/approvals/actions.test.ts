import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expireApprovals } from '@/lib/approvals/expire'
import { can, ROLES, type Role } from '@/lib/auth/permissions'
import { requestUnfreeze } from '@/lib/domain/wallets/actions'
import {
  approveAs,
  askToUnfreeze,
  freezeMore,
  frozenWallet,
  outcomeOf,
  rejectAs,
  requestEndingIn,
  submit,
  versionOf,
  withdrawAs,
} from '@/lib/testing/approvals'
import { testDatabase } from '@/lib/testing/database'
import { emailOf, makeStaff, steppedUpTokenFor } from '@/lib/testing/staff'

const database = await testDatabase()
const tokens = new Map<Role, string>()
let frozenBy = ''
let wallet = ''

beforeAll(async () => {
  await makeStaff()
  for (const role of ROLES) tokens.set(role, await steppedUpTokenFor(role))
  const { rows } = await database.owner.query<{ id: string }>('SELECT id FROM admin_users WHERE email = $1', [
    emailOf('compliance'),
  ])
  frozenBy = rows[0]?.id ?? ''
})
beforeEach(async () => {
  wallet = await frozenWallet(database, frozenBy)
})

const as = (role: Role) => tokens.get(role) ?? ''
const ask = () => askToUnfreeze(database, as('operations'), wallet)
/** By plain SQL, past everything the portal does when an account changes. */
const setStatus = (status: 'active' | 'disabled', emails: string[]) =>
  database.owner.query(
    `UPDATE admin_users SET status = $1::admin_status, disabled_at = CASE WHEN $1 = 'disabled' THEN now() END
     WHERE email = ANY($2)`,
    [status, emails],
  )
const trailOf = async (id: string) =>
  (
    await database.owner.query(
      `SELECT action, actor, outcome, before, after, reason FROM audit_events WHERE object_id = $1 ORDER BY created_at, id`,
      [id],
    )
  ).rows

describe('a request', () => {
  it('changes nothing until somebody else approves it; then both rows of the trail say who', async () => {
    const id = await ask()
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'pending', wallet: 'frozen', open: 1 })
    expect(await approveAs(as('compliance'), id)).toMatchObject({ status: 'done' })
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'approved', wallet: 'active', open: 0 })
    expect(await trailOf(id)).toMatchObject([
      { action: 'approval_requested', actor: emailOf('operations'), reason: 'The reports were withdrawn' },
      { action: 'approval_approved', actor: emailOf('compliance'), after: { maker: emailOf('operations') } },
    ])
    expect(await trailOf(wallet)).toMatchObject([
      {
        action: 'wallet_unfrozen',
        actor: emailOf('compliance'),
        before: { status: 'frozen' },
        after: { status: 'active', approvalId: id, maker: emailOf('operations') },
      },
    ])
  })

  it('says what would change, frozen for whoever decides', async () => {
    const id = await ask()
    const { rows } = await database.owner.query('SELECT title, changes FROM approvals WHERE id = $1', [id])
    expect(rows[0]).toMatchObject({
      title: 'Unfreeze the wallet of Naledi Kgosi',
      changes: [
        { what: 'Status', before: 'Frozen', after: 'Active' },
        { before: 'Suspected fraud', after: 'Lifted' },
      ],
    })
    const rewrite = database.owner.query(`UPDATE approvals SET changes = '[]' WHERE id = $1`, [id])
    await expect(rewrite).rejects.toMatchObject({ code: 'PB003' })
  })

  it('lifts the one freeze that was asked for, and leaves the others', async () => {
    await freezeMore(as('operations'), wallet)
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT id FROM wallet_freezes WHERE wallet_id = $1 AND direction = 'all'`,
      [wallet],
    )
    const seenVersion = await versionOf(database, wallet)
    const fields = { walletId: wallet, seenVersion, freezeId: rows[0]?.id ?? '', reason: 'Cleared' }
    const asked = await submit(requestUnfreeze, as('operations'), fields)
    const id = asked.status === 'done' ? asked.result.approvalId : ''
    await approveAs(as('compliance'), id)
    expect(await outcomeOf(database, id)).toMatchObject({ wallet: 'frozen_debit', open: 1, unfrozen: 1 })
  })

  it('exists once for an action and a record', async () => {
    await ask()
    const seenVersion = await versionOf(database, wallet)
    const fields = { walletId: wallet, seenVersion, freezeId: '', reason: 'Again' }
    const again = await submit(requestUnfreeze, as('superadmin'), fields)
    expect(again).toMatchObject({ status: 'refused', code: 409, changed: { by: 'Test operations' } })
  })

  it('is refused for what is not as the person saw it', async () => {
    const seenVersion = await versionOf(database, wallet)
    await freezeMore(as('compliance'), wallet)
    const fields = { walletId: wallet, seenVersion, freezeId: '', reason: 'Late' }
    const late = await submit(requestUnfreeze, as('operations'), fields)
    expect(late).toMatchObject({ status: 'refused', code: 409, changed: { by: emailOf('compliance') } })
  })

  it('is refused where nobody else could approve it', async () => {
    const others = [emailOf('superadmin'), emailOf('compliance')]
    await setStatus('disabled', others)
    try {
      await expect(ask()).rejects.toThrow('Nobody else could approve this')
    } finally {
      await setStatus('active', others)
    }
  })
})

describe('who decides', () => {
  it.each(ROLES)('asks the permission table of the action: %s', async (role) => {
    const id = await askToUnfreeze(database, as(role === 'operations' ? 'superadmin' : 'operations'), wallet)
    const allowed = can(role, 'wallets:unfreeze:check')
    const answer = await approveAs(as(role), id)
    expect(answer).toMatchObject(allowed ? { status: 'done' } : { status: 'refused', code: 403 })
    expect((await outcomeOf(database, id)).approval).toBe(allowed ? 'approved' : 'pending')
    if (!allowed) {
      expect(await trailOf(id)).toContainEqual(
        expect.objectContaining({ action: 'authz_fail', outcome: 'refused', actor: emailOf(role) }),
      )
    }
  })

  it('never who asked, and the trail keeps the attempt', async () => {
    const id = await ask()
    expect(await approveAs(as('operations'), id)).toMatchObject({ status: 'refused', code: 403 })
    expect(await rejectAs(as('operations'), id)).toMatchObject({ status: 'refused', code: 403 })
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'pending', wallet: 'frozen' })
    expect((await trailOf(id)).filter(({ outcome }) => outcome === 'refused')).toHaveLength(2)
    const forged = database.portal.query(
      `UPDATE approvals SET status = 'approved', checker_id = maker_id, decided_at = now() WHERE id = $1`,
      [id],
    )
    await expect(forged).rejects.toMatchObject({ constraint: 'approvals_two_persons_check' })
  })

  it('nobody, once who asked has no account any more', async () => {
    const id = await askToUnfreeze(database, as('superadmin'), wallet)
    await setStatus('disabled', [emailOf('superadmin')])
    try {
      expect(await approveAs(as('compliance'), id)).toMatchObject({ status: 'refused', code: 409 })
    } finally {
      await setStatus('active', [emailOf('superadmin')])
    }
    expect((await outcomeOf(database, id)).wallet).toBe('frozen')
  })

  it('with a reason that the maker reads, where the answer is no', async () => {
    const id = await ask()
    expect(await rejectAs(as('compliance'), id, ' ')).toMatchObject({
      code: 400,
      fields: { note: /why not/ },
    })
    expect(await rejectAs(as('compliance'), id, 'The court has not answered')).toMatchObject({
      status: 'done',
    })
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'rejected', wallet: 'frozen' })
    expect((await trailOf(id)).at(-1)).toMatchObject({
      action: 'approval_rejected',
      reason: 'The court has not answered',
    })
  })
})

describe('a request that came to its end', () => {
  it('can be withdrawn by who asked only', async () => {
    const id = await ask()
    expect(await withdrawAs(as('superadmin'), id)).toMatchObject({ status: 'refused', code: 403 })
    expect(await withdrawAs(as('operations'), id)).toMatchObject({ status: 'done' })
    expect(await approveAs(as('compliance'), id)).toMatchObject({
      status: 'refused',
      code: 409,
      message: 'It was withdrawn.',
      changed: { by: 'Test operations' },
    })
    expect(await ask()).not.toBe(id) // and asked for anew
  })

  it('tells who was faster', async () => {
    const id = await ask()
    await rejectAs(as('compliance'), id)
    expect(await approveAs(as('superadmin'), id)).toMatchObject({
      status: 'refused',
      code: 409,
      message: 'It is rejected already.',
      changed: { by: 'Test compliance' },
    })
  })

  it('is void when what it is about has changed, and says what and by whom', async () => {
    const id = await ask()
    await freezeMore(as('compliance'), wallet)
    expect(await approveAs(as('superadmin'), id)).toMatchObject({
      status: 'refused',
      code: 409,
      message: 'What it is about has changed since: it is frozen with 2 open freezes now. Nothing was done.',
      changed: { by: emailOf('compliance') },
    })
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'pending', wallet: 'frozen', open: 2 })
  })

  it('is void once its time is over, whether or not the worker has noticed', async () => {
    const maker = (await database.owner.query('SELECT id FROM admin_users WHERE role = $1', ['operations']))
      .rows[0]
    const id = await requestEndingIn(database, maker.id, wallet, -1)
    const expired = { status: 'refused', code: 409, message: 'It has expired.' }
    expect(await approveAs(as('compliance'), id)).toMatchObject(expired)
    expect(await rejectAs(as('compliance'), id)).toMatchObject(expired)
    await expireApprovals(10)
    expect(await approveAs(as('compliance'), id)).toMatchObject(expired)
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'expired', wallet: 'frozen' })
    expect(await trailOf(id)).toMatchObject([{ action: 'approval_expired', actor: 'worker' }])
  })

  it('money that moves does not void it', async () => {
    const id = await ask()
    await database.owner.query('UPDATE wallets SET balance = balance + 5 WHERE id = $1', [wallet])
    expect(await approveAs(as('compliance'), id)).toMatchObject({ status: 'done' })
  })
})

it('is all or nothing: without its rows in the trail nothing is unfrozen and the request still waits', async () => {
  for (const action of ['wallet_unfrozen', 'approval_approved']) {
    const id = await askToUnfreeze(database, as('operations'), await frozenWallet(database, frozenBy))
    const broken = `ALTER TABLE audit_events ADD CONSTRAINT broken CHECK (action <> '${action}') NOT VALID`
    await database.owner.query(broken)
    try {
      expect(await approveAs(as('compliance'), id)).toMatchObject({ status: 'refused', code: 500 })
    } finally {
      await database.owner.query('ALTER TABLE audit_events DROP CONSTRAINT broken')
    }
    expect(await outcomeOf(database, id)).toMatchObject({ approval: 'pending', wallet: 'frozen', ended: 0 })
  }
})
