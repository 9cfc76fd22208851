import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newPosted, newWallet } from '@/lib/testing/rows'
import { emailOf, makeStaff, tokenFor } from '@/lib/testing/staff'
import { loadStatement } from './loaders'
import { readPeriod } from './schema'

const bank = await testDatabase()
beforeAll(makeStaff)

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Gaborone' }).format(new Date())
const statementOf = async (walletId: string) => {
  const token = await tokenFor('support')
  return inRequest({ token }, () => loadStatement(walletId, today, today))
}

/** A movement so many seconds before now: the order of a statement is that of completion. */
const moved = (wallet_id: string, direction: string, amount: number, fee: number, ago: number) =>
  newPosted(bank.owner, { wallet_id, direction, amount, fee, completed_at: new Date(Date.now() - ago * 10) })

it('goes from the opening to the closing balance line by line, and is in the trail', async () => {
  const wallet = await newWallet(bank.owner, { balance: 0 })
  await moved(wallet, 'credit', 500, 0, 30)
  await moved(wallet, 'debit', 100, 2.5, 20)
  await moved(wallet, 'debit', 50, 0, 10)
  const statement = await statementOf(wallet)
  expect(statement).toMatchObject({
    ...{ opening: '0.00', credits: '500.00', debits: '152.50', fees: '2.50', closing: '347.50' },
    ...{ breaks: [], cut: false },
  })
  expect(statement.movements.map(({ after }) => after)).toEqual(['500.00', '397.50', '347.50'])
  const { rows } = await bank.owner.query(
    `SELECT actor, object_id, after->>'statement' AS id FROM audit_events WHERE action = 'statement_made'`,
  )
  expect(rows).toEqual([{ actor: emailOf('support'), object_id: wallet, id: statement.id }])
})

it('says where it does not add up', async () => {
  const wallet = await newWallet(bank.owner, { balance: 0 })
  await moved(wallet, 'credit', 500, 0, 30)
  await bank.owner.query('UPDATE wallets SET balance = balance + 7 WHERE id = $1', [wallet])
  await moved(wallet, 'debit', 100, 0, 10)
  const { breaks } = await statementOf(wallet)
  expect(breaks[0]).toMatchObject({ expected: '500.00', found: '507.00' })
})

it.each([
  [undefined, undefined, { from: '2026-11-01', to: '2026-11-24' }],
  ['2026-10-01', '2026-10-31', { from: '2026-10-01', to: '2026-10-31' }],
  ['2026-11-24', '2026-11-01', null],
  ['2026-02-30', undefined, null],
  ['today', undefined, null],
])('a period from %s to %s', (from, to, expected) => {
  expect(readPeriod(from, to, '2026-11-24')).toEqual(expected)
})
