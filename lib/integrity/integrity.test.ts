import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { move, person } from '@/lib/testing/ledger'
import { checkWallets } from './check-wallets'
import { checkDifferences, checkNext } from './round'

const bank = await testDatabase()
const on = bank.owner
let client: PoolClient

beforeAll(async () => {
  client = await bank.portal.connect()
})
afterAll(() => client.release())

const DAY = 86_400_000
const ago = (days: number, ms = 0) => new Date(Date.now() - days * DAY + ms)
const setBalance = (wallet: string, balance: number) =>
  on.query('UPDATE wallets SET balance = $2 WHERE id = $1', [wallet, balance.toFixed(2)])
const differencesOf = async (wallet: string) =>
  (
    await bank.portal.query(
      `SELECT kind, expected, found, transaction_id, looks, resolved_at IS NOT NULL AS resolved
         FROM balance_differences WHERE wallet_id = $1 ORDER BY found_at, kind`,
      [wallet],
    )
  ).rows

/** A wallet with these movements, in order; negative ones go out. */
async function ledger(
  amounts: readonly number[],
  days = 20,
): Promise<{ wallet: string; balance: number; ids: string[] }> {
  const { wallet } = await person(on)
  let balance = 0
  const ids: string[] = []
  for (const [n, amount] of amounts.entries()) {
    const direction = amount > 0 ? 'credit' : 'debit'
    const type = amount > 0 ? 'deposit' : 'withdrawal'
    ids.push(
      await move(on, {
        wallet,
        at: ago(days, n),
        amount: Math.abs(amount),
        direction,
        type,
        before: balance,
      }),
    )
    balance += amount
  }
  await setBalance(wallet, balance)
  return { wallet, balance, ids }
}

describe('a wallet and its transactions', () => {
  it('fit, are settled, and fit again when more comes', async () => {
    const { wallet, balance } = await ledger([100, -40, 15.5])
    expect(await checkWallets(client, [wallet])).toBe(0)
    const { rows } = await on.query('SELECT balance FROM balance_checks WHERE wallet_id = $1', [wallet])
    expect(Number(rows[0].balance)).toBe(balance)
    await move(on, { wallet, at: ago(0), amount: 4.5, direction: 'credit', type: 'deposit', before: balance })
    await setBalance(wallet, balance + 4.5)
    expect(await checkWallets(client, [wallet])).toBe(0)
    expect(await differencesOf(wallet)).toEqual([])
  })

  it('a balance without a transaction shows, counts from the second look, and ends when it is put right', async () => {
    const { wallet, balance } = await ledger([100, -40])
    await checkWallets(client, [wallet])
    await setBalance(wallet, balance + 250)
    expect(await checkWallets(client, [wallet])).toBe(1)
    await checkDifferences(client)
    expect(await differencesOf(wallet)).toMatchObject([
      { kind: 'balance', expected: '60.00', found: '310.00', looks: 2, resolved: false },
    ])
    await setBalance(wallet, balance)
    expect(await checkDifferences(client)).toBe(0)
    expect(await differencesOf(wallet)).toMatchObject([{ resolved: true }])
  })

  it('a broken chain names the transaction that begins with something else', async () => {
    const { wallet } = await person(on)
    await move(on, { wallet, at: ago(3), amount: 100, direction: 'credit', type: 'deposit', before: 0 })
    const second = await move(on, {
      wallet,
      at: ago(2),
      amount: 10,
      direction: 'credit',
      type: 'deposit',
      before: 150,
    })
    await setBalance(wallet, 160)
    await checkWallets(client, [wallet])
    expect(await differencesOf(wallet)).toMatchObject([
      { kind: 'chain', expected: '100.00', found: '150.00', transaction_id: second },
    ])
  })

  it('one that begins with money that nobody paid in shows; money without any transaction as well', async () => {
    const { wallet } = await person(on)
    await move(on, { wallet, at: ago(3), amount: 100, direction: 'credit', type: 'deposit', before: 7 })
    await setBalance(wallet, 107)
    const { wallet: empty } = await person(on)
    await setBalance(empty, 0.01)
    expect(await checkWallets(client, [wallet, empty])).toBe(2)
    expect(await differencesOf(wallet)).toMatchObject([{ kind: 'chain', expected: '0.00', found: '7.00' }])
    expect(await differencesOf(empty)).toMatchObject([{ kind: 'balance', expected: '0.00', found: '0.01' }])
  })

  it('transactions of one millisecond may come in any order', async () => {
    const { wallet } = await person(on)
    const at = ago(1)
    const common = { wallet, at, type: 'deposit', direction: 'credit' } as const
    await move(on, { ...common, amount: 5, before: 130 })
    await move(on, { ...common, amount: 30, before: 100 })
    await move(on, { ...common, amount: 100, before: 0 })
    await setBalance(wallet, 135)
    expect(await checkWallets(client, [wallet])).toBe(0)
  })

  it('one that was created before the last look and moved money after it is found by the whole sum', async () => {
    const { wallet, balance } = await ledger([100, -40])
    await checkWallets(client, [wallet])
    await move(on, { wallet, at: ago(10), amount: 20, direction: 'credit', type: 'deposit', before: balance })
    await setBalance(wallet, balance + 20)
    expect(await checkWallets(client, [wallet])).toBe(0)
  })

  it('any ledger fits; any one amount put wrong shows', async () => {
    const thebe = fc.integer({ min: 1, max: 99_999_999 }).map((n) => n / 100)
    await fc.assert(
      fc.asyncProperty(fc.array(thebe, { minLength: 1, maxLength: 6 }), thebe, async (amounts, wrong) => {
        const { wallet, balance } = await ledger(amounts)
        if ((await checkWallets(client, [wallet])) !== 0) return false
        await setBalance(wallet, balance + wrong)
        return (await checkWallets(client, [wallet])) === 1
      }),
      { numRuns: 15 },
    )
  })
})

describe('the round over all wallets', () => {
  it('compares each once, and rests', async () => {
    const { rows } = await on.query('SELECT count(*)::int AS n FROM wallets')
    while (!(await checkNext(client)));
    const { rows: round } = await on.query('SELECT last_wallets::int AS n, last_finished FROM balance_round')
    expect(round).toMatchObject([{ n: rows[0].n, last_finished: expect.any(Date) }])
    expect(await checkNext(client)).toBe(true)
  })
})
