import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { countCustomers, listCustomers } from '@/lib/domain/customers/data'
import { customerList } from '@/lib/domain/customers/schema'
import { wallTime } from '@/lib/format/zone'
import { parseList } from '@/lib/list/parse'
import { testDatabase } from '@/lib/testing/database'
import { newCustomer } from '@/lib/testing/rows'

const ZONE = 'Africa/Gaborone'
const { owner } = await testDatabase()

/** Midnight in Gaborone is 22:00 in UTC: the last and the first millisecond of each of these days, and its noon. */
const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-11-23', '2026-11-24']
const instants = DAYS.flatMap((day) => {
  const midnight = Date.parse(`${day}T00:00:00+02:00`)
  return [midnight - 1, midnight, midnight + 43_200_000, midnight + 86_399_999].map((at) => new Date(at))
})
const rows: { id: string; at: Date }[] = []

beforeAll(async () => {
  for (const at of instants) rows.push({ id: await newCustomer(owner, { created_at: at }), at })
})

function dayOf(at: Date): string {
  const { year, month, day } = wallTime(at, ZONE)
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

const asked = async (from: string, to: string) => {
  const state = parseList(customerList, { from, to, size: '100' })
  return {
    ids: (await listCustomers(state)).rows.map(({ id }) => id).sort(),
    count: await countCustomers(state),
  }
}
const idsWhere = (test: (at: Date) => boolean) =>
  rows
    .filter(({ at }) => test(at))
    .map(({ id }) => id)
    .sort()

describe('dates around midnight in Gaborone', () => {
  it('belong to the day that the clocks there show, to the millisecond', async () => {
    const { ids } = await asked('2026-11-24', '2026-11-24')
    expect(ids).toEqual(idsWhere((at) => dayOf(at) === '2026-11-24'))
    expect(ids).toHaveLength(3) // its midnight, noon and last millisecond
  })

  it('are in a period of days, and in its count by the statistics, if and only if their day is', async () => {
    const day = fc.constantFrom(...DAYS, '2026-02-27', '2026-11-25')
    await fc.assert(
      fc.asyncProperty(day, day, async (from, to) => {
        const expected = idsWhere((at) => dayOf(at) >= from && dayOf(at) <= to)
        expect(await asked(from, to)).toEqual({ ids: expected, count: expected.length })
      }),
      { numRuns: 40 },
    )
  })

  it('are in a period of instants up to, not with, its end', async () => {
    const instant = fc.constantFrom(...instants.map((at) => at.toISOString()))
    await fc.assert(
      fc.asyncProperty(instant, instant, async (from, to) => {
        const expected = idsWhere((at) => at >= new Date(from) && at < new Date(to))
        expect(await asked(from, to)).toEqual({ ids: expected, count: expected.length })
      }),
      { numRuns: 40 },
    )
  })

  it('are of today from its first millisecond on, and of yesterday before', async () => {
    const { rows: found } = await owner.query<{ midnight: Date }>(
      `SELECT date_trunc('day', now() AT TIME ZONE $1) AT TIME ZONE $1 AS midnight`,
      [ZONE],
    )
    const midnight = found[0]?.midnight.getTime() ?? 0
    const before = await newCustomer(owner, { created_at: new Date(midnight - 1) })
    const after = await newCustomer(owner, { created_at: new Date(midnight) })
    const today = await asked('today', '')
    const yesterday = await asked('yesterday', 'yesterday')
    expect([today.ids.includes(after), today.ids.includes(before)]).toEqual([true, false])
    expect([yesterday.ids.includes(after), yesterday.ids.includes(before)]).toEqual([false, true])
    expect([today.count, yesterday.count]).toEqual([today.ids.length, yesterday.ids.length])
  })
})
