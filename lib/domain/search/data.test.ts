import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import {
  newAdmin,
  newCustomer,
  newEftPayment,
  newMerchant,
  newQrCode,
  newTransaction,
  newWallet,
} from '@/lib/testing/rows'
import { loadDemo } from '@/prisma/demo/load'
import { SEARCH_GROUPS, type SearchGroup } from './constants'
import { search } from './data'

const bank = await testDatabase()
const made: Record<string, string> = {}

beforeAll(async () => {
  const size = { customers: 300, merchants: 12, transactions: 2_000, days: 60, seed: 3 }
  await loadDemo(bank.ownerUrl, { ...size, timeZone: 'Africa/Gaborone', now: new Date() })
  const on = bank.owner
  made.lorato = await newCustomer(on, {
    ...{
      first_name: 'Loratwe',
      last_name: 'Mmusinyane',
      phone: '+26779998877',
      email: 'loratwe.m@example.bw',
    },
    identity_number: '998211234',
  })
  made.namesake = await newCustomer(on, { first_name: 'Loratwe', last_name: 'Mmusinyane-Tau' })
  made.elodie = await newCustomer(on, { first_name: 'Élodie', last_name: 'N’Guessan', nationality: 'CI' })
  made.li = await newCustomer(on, { first_name: '明', last_name: '李', nationality: 'CN' })
  made.maria = await newCustomer(on, { first_name: 'Мария', last_name: 'Иванова', nationality: 'RU' })
  made.percent = await newCustomer(on, { first_name: '100%_sure', last_name: 'Odd\\one' })
  made.wallet = await newWallet(on, { customer_id: made.lorato })
  made.transaction = await newTransaction(on, {
    ...{ wallet_id: made.wallet, reference: 'TXN-20261124-ZZ12CD34', external_reference: 'Invoice-77/b' },
  })
  made.merchant = await newMerchant(on, {
    business_name: 'Zebra & Daughters Bakery',
    registration_number: 'BW00099887766',
  })
  made.qr = await newQrCode(on, {
    merchant_id: made.merchant,
    reference: 'Till 3 zebra',
    token: 'tokenTOKEN0123456789abcdef',
  })
  made.eft = await newEftPayment(on, { wallet_id: made.wallet, reference: 'EFT-ABCD9876' })
  made.admin = await newAdmin(on, { name: 'Zulu Auditorious', email: 'zulu@example.bw' })
}, 60_000)

const look = (typed: string, groups: readonly SearchGroup[] = SEARCH_GROUPS) => search(typed, groups, 5)
const firstOf = async (typed: string) => {
  const { groups } = await look(typed)
  return `${groups[0]?.group} ${groups[0]?.hits[0]?.id}`
}

describe('finds', () => {
  test.each([
    ['a name in any order and case', 'MMUSINYANE loratwe', 'customers', 'lorato'],
    ['the start of each word', 'mmus lorat', 'customers', 'lorato'],
    ['a part inside of a name', 'usinyan', 'customers', 'lorato'],
    ['a name with a slip', 'Loratwi Musinyane', 'customers', 'lorato'],
    ['a name without its accents', 'elodie', 'customers', 'elodie'],
    ['a name of another script by one letter', '李', 'customers', 'li'],
    ['a name of another script, not as large', 'мария', 'customers', 'maria'],
    ['percent signs and underscores as they are', '100%_s', 'customers', 'percent'],
    ['the end of a phone', '99 8877', 'customers', 'lorato'],
    ['a phone from abroad', '00267 79 99 88 77', 'customers', 'lorato'],
    ['an Omang', '998 211 234', 'customers', 'lorato'],
    ['an e-mail', 'Loratwe.M@example.bw', 'customers', 'lorato'],
    ['the start of an e-mail', 'loratwe.m@', 'customers', 'lorato'],
    ['a reference', 'txn-20261124-zz12cd34', 'transactions', 'transaction'],
    ['the start of a reference', 'TXN-20261124-ZZ', 'transactions', 'transaction'],
    ['a reference without what all begin with', '20261124-ZZ', 'transactions', 'transaction'],
    ['a reference of others', 'Invoice-77', 'transactions', 'transaction'],
    ['a business', 'bakery zebra', 'merchants', 'merchant'],
    ['a registration', 'BW00099887766', 'merchants', 'merchant'],
    ['a token', 'tokenTOKEN0123456789abcdef', 'qr-codes', 'qr'],
    ['a reference with spaces', 'Till 3 z', 'qr-codes', 'qr'],
    ['an EFT payment without what all begin with', 'abcd9876', 'eft-payments', 'eft'],
    ['a colleague', 'auditorious', 'users', 'admin'],
  ])('%s', async (_what, typed, group, record) => {
    expect(await firstOf(typed)).toBe(`${group} ${made[record]}`)
  })

  test('any record by its id', async () => {
    for (const [group, record] of [
      ['customers', 'lorato'],
      ['wallets', 'wallet'],
      ['transactions', 'transaction'],
      ['merchants', 'merchant'],
      ['qr-codes', 'qr'],
      ['eft-payments', 'eft'],
      ['users', 'admin'],
    ] as const) {
      expect(await firstOf(made[record] ?? '')).toBe(`${group} ${made[record]}`)
    }
  })

  test('the exact name before one that only begins so, and both', async () => {
    const { groups } = await look('loratwe mmusinyane')
    expect(groups[0]?.hits.map(({ id }) => id)).toEqual([made.lorato, made.namesake])
  })

  test('the latest movements of the one customer that was found', async () => {
    const { groups } = await look('79998877')
    expect(groups.map(({ group, latestOf }) => [group, latestOf])).toEqual([
      ['customers', null],
      ['transactions', 'Loratwe Mmusinyane'],
    ])
    expect(groups[1]?.hits[0]?.id).toBe(made.transaction)
  })

  test('every customer of the bank, by each way a clerk may type', async () => {
    const { rows } = await bank.owner.query(
      `SELECT id, first_name, last_name, phone, email, identity_number FROM customers TABLESAMPLE SYSTEM (100) LIMIT 40`,
    )
    for (const { id, first_name, last_name, phone, email, identity_number } of rows) {
      const ways = [`${last_name}  ${first_name}`, phone, phone.slice(-8), email, identity_number].filter(
        Boolean,
      )
      for (const typed of ways) {
        const { groups } = await search(typed, ['customers'], 60)
        expect(
          groups[0]?.hits.map((hit) => hit.id),
          typed,
        ).toContain(id)
      }
    }
  })
})

describe('keeps back', () => {
  test('what identifies a person, also where it was typed', async () => {
    for (const typed of ['998211234', '+26779998877', 'loratwe.m@example.bw', 'loratwe']) {
      const text = JSON.stringify((await look(typed)).groups)
      for (const secret of ['998211234', '79998877', 'loratwe.m@']) expect(text, typed).not.toContain(secret)
    }
    const { groups } = await look('998211234')
    expect(groups[0]?.hits[0]).toMatchObject({ number: '998 ••• •••', phone: '•••• 8877', email: null })
  })

  test('groups that may not be read, and the latest of what may not be', async () => {
    expect((await look('auditorious', ['customers', 'merchants'])).groups).toEqual([])
    expect((await look('79998877', ['customers'])).groups.map(({ group }) => group)).toEqual(['customers'])
    expect((await look(made.wallet ?? '', ['customers'])).groups).toEqual([])
  })

  test('a token, which pays', async () => {
    expect(JSON.stringify(await look('Till 3 zebra'))).not.toContain('tokenTOKEN')
  })
})

test('says why nothing can be looked for, and that nothing was found', async () => {
  for (const [typed, problem] of [
    ['   ', 'empty'],
    ['x', 'short'],
    ['%', 'symbols'],
    ['x'.repeat(10_000), 'long'],
    ['zzqqxx', null],
  ] as const) {
    expect(await look(typed)).toMatchObject({ problem, groups: [] })
  }
})

test('says that names are only like what was typed', async () => {
  expect(await look('Mmusinyani')).toMatchObject({ similar: true, groups: [{ group: 'customers' }] })
  expect((await look('mmusinyane')).similar).toBe(false)
})

test('whatever is typed is answered', { timeout: 60_000 }, async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^[-%_\\'"*?.@a-z0-9 ]{1,30}$/),
    fc.constantFrom('\\', "'; --", '%_%', 'a\\%', 'x@', '００', '\u0000abc', 'ﷺ'.repeat(40), 'İi', 'ẞ'),
  )
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const { groups } = await look(typed)
      for (const { hits } of groups) expect(hits.length).toBeLessThanOrEqual(5)
    }),
    { numRuns: 150 },
  )
})
