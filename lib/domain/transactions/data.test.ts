import { beforeAll, describe, expect, test } from 'vitest'
import type { ListPage } from '@/lib/list/definition'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { customerOf, newTransaction, newWallet } from '@/lib/testing/rows'
import { loadDemo } from '@/prisma/demo/load'
import { findTransaction, listTransactionEvents, listTransactions, whenMoneyMoved } from './data'
import type { TransactionRow } from './dto'
import { transactionList } from './schema'

const bank = await testDatabase()

beforeAll(async () => {
  const size = { customers: 300, merchants: 12, transactions: 3_000, days: 60, seed: 7 }
  await loadDemo(bank.ownerUrl, { ...size, timeZone: 'Africa/Gaborone', now: new Date() })
}, 60_000)

const list = (query = '') =>
  listTransactions(parseList(transactionList, Object.fromEntries(new URLSearchParams(query))))
const ids = (page: ListPage<TransactionRow>) => page.rows.map(({ id }) => id)
const inSql = async (where: string, order = 'created_at DESC, id DESC') =>
  (await bank.owner.query(`SELECT id FROM transactions WHERE ${where} ORDER BY ${order}`)).rows.map(
    ({ id }) => id,
  )

describe('pages', () => {
  test('forwards to the end every row comes once, in order; backwards the same pages', async () => {
    const all = await inSql(`status = 'failed'`)
    const query = 'status=failed'
    const pages = [await list(query)]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await list(`${query}&after=${next}`))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap(ids)).toEqual(all)
    expect(pages[0]?.previous).toBeNull()

    for (let at = pages.length - 1; at > 0; at -= 1) {
      expect(ids(await list(`${query}&before=${pages[at]?.previous}`))).toEqual(
        ids(pages[at - 1] as ListPage<TransactionRow>),
      )
    }
  })

  test('oldest first is the other way round', async () => {
    expect(ids(await list('sort=created'))).toEqual((await inSql('true', 'created_at, id')).slice(0, 25))
  })

  test.each([
    'garbage',
    Buffer.from('["-created","2026-02-31T00:00:00.000000Z","x"]').toString('base64url'),
    '%FF',
  ])('a made-up cursor (%s) is page one, and says so', async (cursor) => {
    const page = await list(`after=${cursor}`)
    expect(ids(page)).toEqual(ids(await list()))
    expect(page.cursorRefused).toBe(true)
  })
})

describe('filters', () => {
  test.each([
    ['status=completed&channel=cash', `status = 'completed' AND channel = 'cash'`],
    ['status=failed,pending&direction=debit', `status IN ('failed', 'pending') AND direction = 'debit'`],
    ['type=refund&reconciled=yes', `type = 'refund' AND is_reconciled`],
    ['from=90d&amount_min=100&amount_max=250.50', 'amount BETWEEN 100 AND 250.50'],
    [
      'from=today',
      `(created_at AT TIME ZONE 'Africa/Gaborone')::date = (now() AT TIME ZONE 'Africa/Gaborone')::date`,
    ],
    [
      'from=yesterday&to=yesterday',
      `(created_at AT TIME ZONE 'Africa/Gaborone')::date = (now() AT TIME ZONE 'Africa/Gaborone')::date - 1`,
    ],
  ])('%s', async (query, where) => {
    const page = await list(`${query}&size=100`)
    expect(ids(page)).toEqual((await inSql(where)).slice(0, 100))
  })
})

describe('search', () => {
  test('by the words of a name in any order and case, and by the end of a phone', async () => {
    const { rows } = await bank.owner.query(
      `SELECT c.id, first_name, last_name, phone FROM customers c JOIN transactions t ON t.customer_id = c.id LIMIT 1`,
    )
    const [{ id, first_name, last_name, phone }] = rows
    const mine = (await inSql(`customer_id = '${id}'`)).slice(0, 25)
    for (const q of [`${last_name} ${first_name}`.toUpperCase(), phone, phone.slice(-7)]) {
      const found = ids(await list(new URLSearchParams({ q }).toString()))
      expect(found, q).toEqual(expect.arrayContaining(mine.slice(0, 1)))
    }
    expect(ids(await list(new URLSearchParams({ q: phone }).toString()))).toEqual(mine)
  })

  test('by the beginning of a reference; percent signs are only percent signs', async () => {
    const [first] = (await list()).rows
    const start = first?.reference.slice(0, 16) ?? ''
    const page = await list(`q=${start.toLowerCase()}`)
    expect(page.rows.every(({ reference }) => reference.startsWith(start))).toBe(true)
    expect(page.rows.length).toBeGreaterThan(0)
    expect((await list('q=TXN-%25')).rows).toEqual([])
    expect((await list('q=zz')).rows).toEqual([])
  })
})

test('a record has its life, its balances and the other side of a transfer', async () => {
  const { rows } = await bank.owner.query(
    `SELECT id, wallet_id FROM transactions WHERE type = 'wallet_transfer' AND status = 'completed' LIMIT 1`,
  )
  const one = await findTransaction(rows[0].id)
  const other = await findTransaction(one?.mirrorId ?? '')
  expect(other).toMatchObject({ counterpartyWalletId: rows[0].wallet_id, mirrorId: one?.id })
  expect(one?.balanceAfter).toMatch(/^\d+\.\d\d$/)
  expect((await listTransactionEvents(rows[0].id)).at(-1)?.toStatus).toBe('completed')
  expect(await findTransaction('00000000-0000-0000-0000-000000000000')).toBeNull()
})

test('whether money moved is known of who has none, who has only old ones, and of others', async () => {
  const wallet = await newWallet(bank.owner)
  const customer = await customerOf(bank.owner, wallet)
  expect(await whenMoneyMoved(customer)).toBe('never')
  await newTransaction(bank.owner, { wallet_id: wallet, created_at: new Date(Date.now() - 40 * 86_400_000) })
  expect(await whenMoneyMoved(customer)).toBe('before')
  await newTransaction(bank.owner, { wallet_id: wallet })
  expect(await whenMoneyMoved(customer)).toBe('lately')
})
