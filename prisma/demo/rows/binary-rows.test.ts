import { expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { copyInto } from './copy-table'

const bank = await testDatabase()

it('writes what PostgreSQL reads back', async () => {
  const amounts = [
    0, 1, 5, 99, 100, 10_000, 999_999, 1_000_000, 1_000_001, 100_000_000, 4_900_000, 10_000_000_000,
    123_456_789_012,
  ]
  const client = await bank.owner.connect()
  try {
    await client.query(
      'CREATE TEMP TABLE read (n int, amount numeric(18,2), big bigint, at timestamptz(3), text text, flag boolean, id uuid)',
    )
    await copyInto(client, 'read', 7, (rows) => {
      for (const [n, amount] of amounts.entries()) {
        rows.row()
        rows.integer(n)
        rows.money(amount)
        rows.bigint(amount * 1000)
        rows.time(1_795_000_000_123 + n)
        if (n % 2) rows.text(`Sekgoma & “Söhne” ${n}`)
        else rows.label('cash')
        rows.boolean(n % 2 === 1)
        rows.uuid(Buffer.alloc(16, n))
      }
      rows.row()
      rows.integer(amounts.length)
      rows.money(undefined)
      for (let column = 2; column < 7; column++) rows.nothing()
    })
    const { rows } = await client.query<Record<string, unknown>>('SELECT * FROM read ORDER BY n')
    expect(rows.slice(0, -1)).toEqual(
      amounts.map((amount, n) => ({
        n,
        amount: (amount / 100).toFixed(2),
        big: String(amount * 1000),
        at: new Date(1_795_000_000_123 + n),
        text: n % 2 ? `Sekgoma & “Söhne” ${n}` : 'cash',
        flag: n % 2 === 1,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })),
    )
    expect(rows.at(-1)).toEqual({
      n: amounts.length,
      amount: null,
      big: null,
      at: null,
      text: null,
      flag: null,
      id: null,
    })
    // Equal to what the server itself makes of the text, down to the digits stored.
    const { rows: same } = await client.query(
      'SELECT FROM read WHERE numeric_send(amount) <> numeric_send(amount::text::numeric)',
    )
    expect(same).toHaveLength(0)
  } finally {
    client.release(true)
  }
})
