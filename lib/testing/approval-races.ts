import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { expireApprovals } from '@/lib/approvals/expire'
import { approveRequest } from '@/lib/domain/approvals/actions'
import {
  approveAs,
  askToUnfreeze,
  freezeMore,
  frozenWallet,
  outcomeOf,
  rejectAs,
  requestEndingIn,
  submit,
  withdrawAs,
} from './approvals'
import type { TestDatabase } from './database'
import { killWhoWaitsFor } from './kill-waiting'
import { emailOf, makeStaff, steppedUpTokenFor } from './staff'

const DEEDS = [
  'approve',
  'approve as another',
  'approve own',
  'reject',
  'withdraw',
  'expire',
  'change',
] as const
export type Deed = (typeof DEEDS)[number]

/** Races about requests, each of which holds whatever the timing. */
export function raceBank(database: TestDatabase) {
  const { owner } = database
  let maker = ''
  let checkers: string[] = []
  let frozenBy = ''
  let makerId = ''

  const idOf = async (email: string) =>
    (await owner.query<{ id: string }>('SELECT id FROM admin_users WHERE email = $1', [email])).rows[0]?.id ??
    ''
  const asked = async () => {
    const wallet = await frozenWallet(database, frozenBy)
    return { wallet, approval: await askToUnfreeze(database, maker, wallet) }
  }
  /** A request whose time is over in some milliseconds. */
  async function endingIn(milliseconds: number) {
    const wallet = await frozenWallet(database, frozenBy)
    return { wallet, approval: await requestEndingIn(database, makerId, wallet, milliseconds) }
  }

  /** What must be true of a request however it ended. */
  async function holds(approval: string) {
    const outcome = await outcomeOf(database, approval)
    const { approval: status, unfrozen, approved, ended, twoPersons, wallet } = outcome
    expect(outcome).toMatchObject({ unfrozen: status === 'approved' ? 1 : 0, approved: unfrozen })
    expect(ended).toBe(status === 'pending' ? 0 : 1)
    expect(twoPersons).toBe(true)
    expect(approved <= 1).toBe(true)
    if (status !== 'approved') expect(wallet).toBe('frozen')
    return outcome
  }

  const deeds: Record<Deed, (approval: string, wallet: string) => Promise<unknown>> = {
    approve: (approval) => approveAs(checkers[0] ?? '', approval),
    'approve as another': (approval) => approveAs(checkers[1] ?? '', approval),
    'approve own': (approval) => approveAs(maker, approval),
    reject: (approval) => rejectAs(checkers[1] ?? '', approval),
    withdraw: (approval) => withdrawAs(maker, approval),
    expire: () => expireApprovals(10),
    change: (_approval, wallet) => freezeMore(checkers[0] ?? '', wallet),
  }

  return {
    deeds: DEEDS,

    async prepare() {
      await makeStaff()
      maker = await steppedUpTokenFor('operations')
      checkers = [await steppedUpTokenFor('superadmin'), await steppedUpTokenFor('compliance')]
      frozenBy = await idOf(emailOf('compliance'))
      makerId = await idOf(emailOf('operations'))
    },

    async manyCheckers() {
      const { approval } = await asked()
      const answers = await Promise.all([...checkers, ...checkers].map((token) => approveAs(token, approval)))
      expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused', 'refused', 'refused'])
      for (const answer of answers) {
        if (answer.status === 'refused') {
          expect(answer).toMatchObject({ code: 409, changed: { by: expect.stringMatching(/^Test /) } })
        }
      }
      expect(await holds(approval)).toMatchObject({ approval: 'approved', wallet: 'active', open: 0 })
    },

    async approvalAgainstExpiry() {
      const { approval } = await endingIn(Math.random() * 40)
      const [answer] = await Promise.all([
        approveAs(checkers[0] ?? '', approval),
        ...Array.from({ length: 8 }, () => expireApprovals(10)),
      ])
      const { approval: status } = await holds(approval)
      expect(answer.status).toBe(status === 'approved' ? 'done' : 'refused')
      if (answer.status === 'refused') expect(answer).toMatchObject({ code: 409, message: 'It has expired.' })
    },

    async approvalAgainstChange(changeFirst = Math.random() < 0.5) {
      const { approval, wallet } = await asked()
      const change = () => freezeMore(checkers[1] ?? '', wallet)
      const early = changeFirst ? change() : null
      const [approved, frozen] = await Promise.all([
        approveAs(checkers[0] ?? '', approval),
        early ?? change(),
      ])
      expect([approved.status, frozen.status].sort()).toEqual(['done', 'refused'])
      const loser = approved.status === 'refused' ? approved : frozen
      const winner = approved.status === 'done' ? 'superadmin' : 'compliance'
      expect(loser).toMatchObject({ code: 409, changed: { by: emailOf(winner) } })
      await holds(approval)
    },

    async killedBetween() {
      const { approval, wallet } = await asked()
      const holder = await owner.connect()
      try {
        // The approval is written by then, and waits for the freeze that this transaction holds.
        await holder.query('BEGIN')
        await holder.query('SELECT 1 FROM wallet_freezes WHERE wallet_id = $1 FOR UPDATE', [wallet])
        const answer = approveAs(checkers[0] ?? '', approval)
        await killWhoWaitsFor(database, holder)
        expect((await answer).status).toBe('refused')
      } finally {
        await holder.query('ROLLBACK')
        holder.release()
      }
      expect(await holds(approval)).toMatchObject({ approval: 'pending', wallet: 'frozen', open: 1 })
      expect((await approveAs(checkers[1] ?? '', approval)).status).toBe('done')
    },

    async sameForm() {
      const { approval } = await asked()
      const fields = { approvalId: approval, idempotencyKey: randomUUID() }
      const answers = await Promise.all(
        [0, 1, 2].map(() => submit(approveRequest, checkers[0] ?? '', fields)),
      )
      expect(answers.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
      await holds(approval)
    },

    async anyDeeds(chosen: Deed[]) {
      const { approval, wallet } = chosen.includes('expire')
        ? await endingIn(Math.random() * 60)
        : await asked()
      await Promise.all(chosen.map((deed) => deeds[deed](approval, wallet)))
      await holds(approval)
    },
  }
}
