import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { move, person, transfer } from '@/lib/testing/ledger'
import { RULES, thresholdsOf } from './catalogue'
import { rulesInForce } from './in-force'
import type { Hit, Rule, Thresholds } from './rule'
import { dormantWaking } from './rules/dormant-waking'
import { fanIn } from './rules/fan-in'
import { passThrough } from './rules/pass-through'
import { roundTrip } from './rules/round-trip'
import { structuring } from './rules/structuring'
import { velocity } from './rules/velocity'

const bank = await testDatabase()
const on = bank.owner
const ZONE = 'Africa/Gaborone'
let client: PoolClient
let inForce: Awaited<ReturnType<typeof rulesInForce>>

beforeAll(async () => {
  client = await bank.portal.connect()
  inForce = await rulesInForce(client)
})
afterAll(() => client.release())

/** Noon in the bank, on a day of a month without anything else. */
const NOON = new Date('2026-06-10T10:00:00Z').getTime()
const minutes = (n: number) => new Date(NOON + n * 60_000)
const hours = (n: number) => minutes(n * 60)
const MS = 1 / 60_000

function judge<Where extends { transactionIds: readonly string[] } | { since: Date }>(
  rule: Rule<string, Where>,
  where: Where,
  changes: Thresholds = {},
): Promise<Hit[]> {
  return rule.find(client, where, { ...inForce.get(rule.rule)?.thresholds, ...changes }, ZONE)
}
const judged = (rule: Rule<string, { transactionIds: readonly string[] }>, ids: string[]) =>
  judge(rule, { transactionIds: ids })
const inTurn = async <T>(count: number, make: (n: number) => Promise<T>) => {
  const made: T[] = []
  for (let n = 0; n < count; n += 1) made.push(await make(n))
  return made
}

describe('velocity', () => {
  it.each([
    [10, 0],
    [11, 1],
    [12, 1],
  ])('%i transactions in an hour make %i hits', async (count, hits) => {
    const { wallet, customer } = await person(on)
    const ids = await inTurn(count, (n) =>
      move(on, { wallet, at: minutes(n * 5), status: n % 2 ? 'failed' : 'completed' }),
    )
    const found = await judged(velocity, ids)
    expect(found).toHaveLength(hits)
    if (hits) {
      expect(found[0]).toMatchObject({
        subjectId: customer,
        sentence: expect.stringMatching(/^11 transactions within an hour/),
      })
      expect(found[0]?.transactionIds).toHaveLength(11)
    }
  })

  it.each([
    [60 - MS, 1],
    [60, 0],
  ])('the eleventh counts until an hour has passed: after %d minutes %i', async (last, hits) => {
    const { wallet } = await person(on)
    const ids = await inTurn(10, () => move(on, { wallet, at: minutes(0) }))
    ids.push(await move(on, { wallet, at: minutes(last) }))
    expect(await judged(velocity, ids.slice(-1))).toHaveLength(hits)
  })

  it('finds the same whichever of the rows became visible last', async () => {
    const { wallet } = await person(on)
    const ids = await inTurn(11, (n) => move(on, { wallet, at: minutes(n) }))
    for (const id of [ids[0], ids[5], ids[10]]) expect(await judged(velocity, [id ?? ''])).toHaveLength(1)
  })

  it('a day is the bank’s: midnight is at 22:00 UTC; more than five times the median day', async () => {
    const { wallet } = await person(on)
    for (let day = 1; day <= 10; day += 1)
      for (let n = 0; n < 3; n += 1) await move(on, { wallet, at: new Date(NOON - day * 86_400_000 + n) })
    // 2026-06-10 in Gaborone runs from 06-09 22:00 to 06-10 22:00 UTC. Two every hour: never more than ten in one.
    const start = Date.parse('2026-06-09T22:00:00Z')
    const every = (n: number) => new Date(start + n * 90 * 60_000)
    const ids = await inTurn(15, (n) => move(on, { wallet, at: every(n) }))
    expect(await judged(velocity, ids)).toEqual([]) // 15 is five times three, not more
    const before = await move(on, { wallet, at: new Date(start - 1) })
    expect(await judged(velocity, [before, ...ids])).toEqual([])
    const within = await move(on, { wallet, at: new Date(start + 86_400_000 - 1) })
    expect(await judged(velocity, [within])).toMatchObject([
      {
        anchor: 'day 2026-06-10',
        sentence: expect.stringMatching(/^16 transactions in one day.*median day has 3/),
      },
    ])
  })
})

describe('structuring', () => {
  const cash = (wallet: string, amount: number, at: Date, direction: 'credit' | 'debit' = 'credit') =>
    move(on, {
      wallet,
      amount,
      at,
      direction,
      type: direction === 'credit' ? 'deposit' : 'cashout',
      channel: 'cash',
    })

  it.each([
    [[9_500, 9_500], 0],
    [[9_500, 9_500, 9_500], 1],
    [[9_500, 9_500, 9_500, 9_500], 2],
    [[8_000, 8_000, 8_000], 1],
    [[7_999.99, 9_000, 9_000], 0],
    [[9_999.99, 9_999.99, 9_999.99], 1],
    [[10_000, 9_000, 9_000], 0],
  ])('%j in a day: %i hits', async (amounts, hits) => {
    const { wallet } = await person(on)
    const ids = await inTurn(amounts.length, (n) => cash(wallet, amounts[n] ?? 0, hours(n)))
    const found = await judged(structuring, ids)
    expect(found).toHaveLength(hits)
    if (hits)
      expect(found[0]).toMatchObject({ severity: 'high', sentence: expect.stringMatching(/within 24 hours/) })
  })

  it.each([
    [24 - MS / 60, 'high'],
    [24, 'medium'],
    [168 - MS / 60, 'medium'],
    [168, null],
  ])('the third after %d hours is %s', async (last, severity) => {
    const { wallet } = await person(on)
    const ids = [await cash(wallet, 9_000, hours(0)), await cash(wallet, 9_000, hours(0))]
    ids.push(await cash(wallet, 9_000, hours(last)))
    expect((await judged(structuring, ids)).map((hit) => hit.severity)).toEqual(severity ? [severity] : [])
  })

  it('counts cash of one direction: what went out does not add to what came in', async () => {
    const { wallet } = await person(on)
    const ids = [
      await cash(wallet, 9_000, hours(0)),
      await cash(wallet, 9_000, hours(1), 'debit'),
      await cash(wallet, 9_000, hours(2)),
      await move(on, {
        wallet,
        amount: 9_000,
        at: hours(3),
        direction: 'credit',
        type: 'eft_topup',
        channel: 'eft',
      }),
    ]
    expect(await judged(structuring, ids)).toEqual([])
  })
})

describe('fan-in', () => {
  it.each([
    [4, 0],
    [5, 1],
    [6, 2],
  ])('%i senders in a day: %i hits', async (senders, hits) => {
    const { wallet } = await person(on)
    const ids = await inTurn(senders, async (n) =>
      transfer(on, (await person(on)).wallet, wallet, 1_000, hours(n)),
    )
    expect(await judged(fanIn, ids.flat())).toHaveLength(hits)
  })

  it('a sender counts once; a payment of which one side is written counts as well', async () => {
    const { wallet } = await person(on)
    const people = await inTurn(5, () => person(on))
    const four = await inTurn(4, (n) => transfer(on, people[n]?.wallet ?? '', wallet, 2_000, hours(n)))
    const again = await transfer(on, people[0]?.wallet ?? '', wallet, 2_000, hours(5))
    expect(await judged(fanIn, [...four.flat(), ...again])).toEqual([])
    const fifth = await move(on, {
      ...{
        wallet: people[4]?.wallet ?? '',
        at: hours(6),
        amount: 2_000,
        type: 'wallet_transfer',
        counterparty: wallet,
      },
    })
    expect(await judged(fanIn, [fifth])).toMatchObject([
      { walletId: wallet, sentence: expect.stringMatching(/^5 different/) },
    ])
  })

  it.each([
    [24 - MS / 60, 1],
    [24, 0],
  ])('the fifth after %d hours: %i', async (last, hits) => {
    const { wallet } = await person(on)
    for (let n = 0; n < 4; n += 1) await transfer(on, (await person(on)).wallet, wallet, 2_000, hours(0))
    const ids = await transfer(on, (await person(on)).wallet, wallet, 2_000, hours(last))
    expect(await judged(fanIn, ids)).toHaveLength(hits)
  })
})

describe('pass-through', () => {
  it.each([
    [7_999.99, 120, 500, 0],
    [8_000, 120, 500, 1],
    [8_000.01, 120, 500, 1],
    [8_000, 120 + MS, 500, 0],
    [8_000, 120, 500.01, 0],
  ])(
    'of P 10 000 P %d leave after %d minutes from a wallet that held P %d: %i',
    async (out, after, held, hits) => {
      const { wallet } = await person(on)
      const credit = {
        wallet,
        amount: 10_000,
        direction: 'credit',
        type: 'eft_topup',
        channel: 'eft',
      } as const
      const arrived = await move(on, { ...credit, at: minutes(0), before: held })
      const half = await move(on, {
        wallet,
        at: minutes(10),
        amount: 4_000,
        type: 'cashout',
        channel: 'cash',
      })
      const rest = await move(on, {
        wallet,
        at: minutes(after),
        amount: out - 4_000,
        type: 'cashout',
        channel: 'cash',
      })
      expect(await judged(passThrough, [rest])).toHaveLength(hits)
      if (hits)
        expect((await judged(passThrough, [arrived, half]))[0]?.transactionIds).toEqual([arrived, half, rest])
    },
  )
})

describe('a dormant account', () => {
  const waking = async (last: string, now: string, amount = 1_000) => {
    const { wallet } = await person(on)
    await move(on, { wallet, at: last })
    const id = await move(on, {
      wallet,
      at: now,
      amount,
      direction: 'credit',
      type: 'deposit',
      channel: 'cash',
    })
    return judged(dormantWaking, [id])
  }

  it.each([
    // Months are the bank's calendar: 22:00 UTC is midnight in Gaborone.
    ['2026-03-01T10:00:00.000Z', '2026-06-01T09:59:59.999Z', null],
    ['2026-03-01T10:00:00.000Z', '2026-06-01T10:00:00.000Z', 'medium'],
    ['2026-03-01T10:00:00.000Z', '2026-09-01T09:59:59.999Z', 'medium'],
    ['2026-03-01T10:00:00.000Z', '2026-09-01T10:00:00.000Z', 'high'],
    ['2025-03-01T10:00:00.000Z', '2026-03-01T09:59:59.999Z', 'high'],
    ['2025-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z', 'critical'],
    // 30 November + 3 months ends on 28 February, there being no 30th.
    ['2025-11-30T10:00:00.000Z', '2026-02-28T09:59:59.999Z', null],
    ['2025-11-28T22:30:00.000Z', '2026-02-27T22:30:00.000Z', null],
    ['2025-11-28T21:30:00.000Z', '2026-02-28T21:30:00.000Z', 'medium'],
  ])('last moved %s, again %s: %s', async (last, now, severity) => {
    expect((await waking(last, now)).map((hit) => hit.severity)).toEqual(severity ? [severity] : [])
  })

  it('wakes with an amount, on the day on which it moved first', async () => {
    expect(await waking('2026-01-01T10:00:00Z', '2026-06-01T10:00:00Z', 999.99)).toEqual([])
    const { wallet } = await person(on)
    await move(on, { wallet, at: '2026-01-01T10:00:00Z' })
    await move(on, { wallet, at: '2026-06-01T10:00:00Z', amount: 1 })
    const large = await move(on, { wallet, at: '2026-06-01T11:00:00Z', amount: 5_000 })
    expect(await judged(dormantWaking, [large])).toHaveLength(1)
  })

  it('says nothing of a wallet that has only begun', async () => {
    const { wallet } = await person(on)
    expect(await judged(dormantWaking, [await move(on, { wallet, at: hours(0), amount: 50_000 })])).toEqual(
      [],
    )
  })
})

describe('a round trip', () => {
  const ring = async (size: number, { amounts = [] as number[], every = 1 } = {}) => {
    const people = await inTurn(size, () => person(on))
    const wallet = (n: number) => people[n % size]?.wallet ?? ''
    const ids = await inTurn(size, (n) =>
      transfer(on, wallet(n), wallet(n + 1), amounts[n] ?? 6_000, hours(n * every)),
    )
    return { ids: ids.flat(), home: wallet(0) }
  }

  it.each([
    [2, 1],
    [3, 1],
    [4, 1],
    [5, 0],
  ])('over %i payments: %i hits', async (size, hits) => {
    const { ids, home } = await ring(size)
    const found = await judged(roundTrip, ids)
    expect(found).toHaveLength(hits)
    if (hits)
      expect(found[0]).toMatchObject({
        walletId: home,
        sentence: expect.stringContaining(`over ${size} payments`),
      })
  })

  it.each([
    [[6_600, 6_000], 1],
    [[6_600.01, 6_000], 0],
    [[5_400, 6_000], 1],
    [[5_399.99, 6_000], 0],
    [[4_999, 4_999], 0],
  ])('amounts %j: %i', async (amounts, hits) => {
    expect(await judged(roundTrip, (await ring(2, { amounts })).ids)).toHaveLength(hits)
  })

  it.each([
    [72, 1],
    [72 + MS / 60, 0],
  ])('that takes %d hours: %i', async (every, hits) => {
    expect(await judged(roundTrip, (await ring(2, { every })).ids)).toHaveLength(hits)
  })

  it('ends in a graph full of circles', async () => {
    const people = await inTurn(7, () => person(on))
    const ids: string[] = []
    for (const [a, from] of people.entries())
      for (const [b, to] of people.entries())
        if (a !== b) ids.push(...(await transfer(on, from.wallet, to.wallet, 6_000, hours((a * 7 + b) / 7))))
    const started = performance.now()
    expect((await judged(roundTrip, ids)).length).toBeGreaterThan(10)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('thresholds', () => {
  it.each(RULES.map((rule) => [rule.rule, rule] as const))(
    '%s comes with ones that make sense',
    (name, rule) => {
      expect(thresholdsOf(rule).safeParse(inForce.get(name)?.thresholds).success).toBe(true)
    },
  )

  it.each(RULES.map((rule) => [rule.rule, rule] as const))(
    '%s refuses absurd ones with a sentence',
    (name, rule) => {
      const good = { ...inForce.get(name)?.thresholds }
      const [key = '', { most, least } = { most: 0, least: 0 }] = Object.entries(rule.thresholds)[0] ?? []
      for (const bad of [
        most + 1,
        least - 1,
        '',
        'many',
        '1e9',
        '-3',
        null,
        Number.NaN,
        '5,0',
        `${'9'.repeat(40)}`,
      ]) {
        const { error } = thresholdsOf(rule).safeParse({ ...good, [key]: bad })
        expect(error?.issues[0]?.message, `${key} = ${bad}`).toMatch(/^Give a .*number from/)
      }
      expect(thresholdsOf(rule).safeParse({ ...good, other: 1 }).success).toBe(false)
      expect(thresholdsOf(rule).safeParse({}).success).toBe(false)
    },
  )
})
