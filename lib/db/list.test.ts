import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { ListDefinition, ListPage, ListState } from '@/lib/list/definition'
import { testDatabase } from '@/lib/testing/database'
import { Prisma } from './generated/client'
import { type ListSource, readList } from './list'

const { owner } = await testDatabase()
await owner.query(
  `CREATE TABLE things (id uuid PRIMARY KEY DEFAULT uuidv7(), at timestamptz(3) NOT NULL, amount numeric(18,2) NOT NULL,
                        label text NOT NULL, odd boolean NOT NULL);
   GRANT SELECT ON things TO phantom_runtime`,
)

const definition: ListDefinition = {
  path: '/things',
  noun: { one: 'thing', many: 'things' },
  filters: {},
  sorts: {
    at: { label: 'Time', by: 'time' },
    amount: { label: 'Amount', by: 'money' },
    label: { label: 'Label', by: 'text' },
  },
  defaultSort: 'at',
}
const source = (filters: ListSource<{ id: string }>['filters']): ListSource<{ id: string }> => ({
  table: Prisma.sql`things`,
  select: Prisma.sql`t.id`,
  sorts: { at: Prisma.sql`t.at`, amount: Prisma.sql`t.amount`, label: Prisma.sql`t.label` },
  filters,
  row: z.object({ id: z.string() }),
})
const state = (sort: ListState['sort'], size: number, cursor: ListState['cursor']): ListState => ({
  ...{ q: '', filters: {}, columns: [], density: 'comfortable', ignored: [] },
  ...{ sort, size, cursor },
})

// Few values, so that most rows tie with others.
const rows = fc.array(
  fc.record({
    at: fc.constantFrom('2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.002Z', '2026-06-30T22:00:00Z'),
    amount: fc.constantFrom('0.01', '9.99', '10.00', '1234567890123456.78'),
    label: fc.constantFrom('', 'a', 'B', 'ê', '😀', '%_\\'),
    odd: fc.boolean(),
  }),
  { maxLength: 40 },
)
const sorts = fc.record({ key: fc.constantFrom('at', 'amount', 'label'), descending: fc.boolean() })

it('shows every row exactly once, in order, forwards and back again', { timeout: 60_000 }, async () => {
  const property = fc.asyncProperty(
    rows,
    sorts,
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom('all', 'indexed', 'walked'),
    async (things, sort, size, filter) => {
      await owner.query('TRUNCATE things')
      await owner.query(
        `INSERT INTO things (at, amount, label, odd)
         SELECT at, amount, label, odd FROM jsonb_to_recordset($1) AS r (at timestamptz, amount numeric, label text, odd boolean)`,
        [JSON.stringify(things)],
      )
      const list = source(() =>
        filter === 'all' ? [] : [{ sql: Prisma.sql`t.odd`, walks: filter === 'walked' }],
      )
      const way = sort.descending ? 'DESC' : 'ASC'
      const { rows: all } = await owner.query<{ id: string }>(
        `SELECT id FROM things WHERE odd OR $1 ORDER BY ${sort.key} ${way}, id ${way}`,
        [filter === 'all'],
      )
      const expected = all.map((row) => row.id)
      const pages: string[][] = []
      let cursor: ListState['cursor'] = null
      let back: string | null = null
      do {
        const page: ListPage<{ id: string }> = await readList(list, definition, state(sort, size, cursor))
        pages.push(page.rows.map((row) => row.id))
        back = page.previous
        cursor = page.next ? { direction: 'after', value: page.next } : null
        expect(page.rows.length).toBeLessThanOrEqual(size)
      } while (cursor)
      expect(pages.flat()).toEqual(expected)

      for (let index = pages.length - 2; back; index--) {
        const page = await readList(list, definition, state(sort, size, { direction: 'before', value: back }))
        expect(page.rows.map((row) => row.id)).toEqual(pages[index])
        back = page.previous
        if (index === 0) expect(back).toBeNull()
      }
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

it('takes no cursor that is none, and says so', async () => {
  const forged = fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (value) => {
    const page = await readList(
      source(() => []),
      definition,
      state({ key: 'label', descending: false }, 5, { direction: 'after', value }),
    )
    expect(page.cursorRefused).toBe(true)
  })
  await fc.assert(forged, { numRuns: 100 })
})

it('asks the database nothing while a period is missing', async () => {
  const filters = {
    amount: { kind: 'money', label: 'Amount', asksForPeriod: true },
    at: { kind: 'dates', label: 'Time' },
  } as const
  const nowhere = { ...source(() => []), table: Prisma.sql`nowhere` }
  const read = (set: ListState['filters']) =>
    readList(
      nowhere,
      { ...definition, filters },
      { ...state({ key: 'at', descending: true }, 5, null), filters: set },
    )
  expect(await read({ amount: ['1', ''] })).toMatchObject({ rows: [], next: null, previous: null })
  await expect(read({ amount: ['1', ''], at: ['today', ''] })).rejects.toThrow()
})

it('stops a walk that finds nothing for long, says how far it came, and goes on from there', async () => {
  await owner.query('TRUNCATE things')
  await owner.query(
    `INSERT INTO things (at, amount, label, odd)
     SELECT '2026-01-01'::timestamptz + n * interval '1 second', 1, 'x', n = 10050 FROM generate_series(1, 10050) n`,
  )
  const list = source(() => [{ sql: Prisma.sql`t.odd`, walks: true }])
  const order = { key: 'at', descending: false }
  const stopped = await readList(list, definition, state(order, 5, null))
  expect(stopped).toMatchObject({ rows: [], stopped: { rows: 10_000, at: '2026-01-01T02:46:40.000000Z' } })
  const cursor = { direction: 'after', value: stopped.next ?? '' } as const
  const found = await readList(list, definition, state(order, 5, cursor))
  expect(found).toMatchObject({ rows: [{}], next: null, stopped: null })
})
