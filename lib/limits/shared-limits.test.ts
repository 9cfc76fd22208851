import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '@/lib/free-port'
import { testDatabase } from '@/lib/testing/database'
import { runProgram } from '@/lib/testing/program'
import { without } from '@/lib/testing/without'
import type { LimitStore } from './limit'
import { OwnLimits } from './own-limits'
import { postgresLimits } from './postgres-limits'
import { redisLimits } from './redis-limits'
import { sharedLimits } from './shared-limits'

const { portal } = await testDatabase()

/** So slow that nothing comes back while a test runs. */
const limit = { name: 'tests', perSecond: 0.01, burst: 7 }
const quick = { name: 'quick', perSecond: 20, burst: 2 }
const caller = () => `somebody ${randomUUID()}`
const gone: LimitStore = {
  take: () => Promise.reject(new Error('not there')),
  spend: () => Promise.reject(new Error('not there')),
}

const passed = (waits: readonly number[]) => waits.filter((wait) => wait === 0).length

/** The rules of every store, each with another kind of store behind two replicas. */
function holds(store: () => LimitStore): void {
  it('lets a burst pass over all replicas, and not one request more, when all ask at once', async () => {
    const [one, two] = [sharedLimits([store()]), sharedLimits([store()])]
    const who = caller()
    const asked = Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).take(limit, who))
    const waits = await Promise.all(asked)
    expect(passed(waits)).toBe(7)
    for (const wait of waits.filter((ms) => ms > 0)) expect(wait).toBeLessThanOrEqual(100_000)
    expect(Math.min(...waits.filter((ms) => ms > 0))).toBeGreaterThan(80_000)
    expect(await sharedLimits([store()]).take(limit, who)).toBeGreaterThan(80_000)
    expect(await one.take(limit, caller())).toBe(0)
  })

  it('lets pass again after the wait it named, and not before', async () => {
    const who = caller()
    const limits = sharedLimits([store()])
    const started = performance.now()
    let let_pass = 0
    while (performance.now() - started < 500) {
      const wait = await limits.take(quick, who)
      if (wait === 0) let_pass += 1
      else await new Promise((resolve) => setTimeout(resolve, wait))
    }
    // Two at once and twenty a second: twelve, one more or less at the edge; a busy machine only makes it fewer.
    expect(let_pass).toBeGreaterThanOrEqual(6)
    expect(let_pass).toBeLessThanOrEqual(13)
  })

  it('tells other replicas what passed here without asking them', async () => {
    const [one, two] = [sharedLimits([store()]), sharedLimits([store()])]
    const who = caller()
    const waits = Array.from({ length: 9 }, () => one.takeHere(limit, who))
    expect(passed(waits)).toBe(7)
    const wait = () => store().spend(limit, who, 0)
    await expect.poll(wait, { timeout: 5_000 }).toBeGreaterThan(80_000)
    expect(await two.take(limit, who)).toBeGreaterThan(80_000)
  })

  it('makes whoever passed on two replicas wait for both', async () => {
    const [one, two] = [sharedLimits([store()]), sharedLimits([store()])]
    const who = caller()
    for (const limits of [one, two]) for (let i = 0; i < 7; i += 1) limits.takeHere(limit, who)
    await expect.poll(() => store().spend(limit, who, 0), { timeout: 5_000 }).toBeGreaterThan(700_000)
  })
}

describe('limits in PostgreSQL', () => {
  holds(() => postgresLimits)

  it('keep nothing that names the caller', async () => {
    await postgresLimits.take(limit, 'naledi@example.com')
    const { rows } = await portal.query(`SELECT encode(key_hash, 'escape') AS key FROM rate_limits`)
    expect(JSON.stringify(rows)).not.toContain('naledi')
  })
})

describe.skipIf(without('redis-server'))('limits in Redis', async () => {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const args = ['--port', String(port), '--save', '', '--dir', '/tmp']
  const redis = redisLimits(url)
  afterAll(() => redis.close())
  it('begin when there is one', () =>
    runProgram('redis-server', args, async () => (await redis.take(limit, caller())) === 0))
  holds(() => redis)
})

describe.skipIf(without('redis-server'))('a Redis that is killed in the middle of a volley', () => {
  /** More than Redis sees before it goes, so that it dies under the questions. */
  const often = { name: 'often', perSecond: 0.01, burst: 400 }

  it('opens no limit: whom it shut out stays out, and the replicas go on in PostgreSQL', async () => {
    const port = await freePort()
    const probe = redisLimits(`redis://127.0.0.1:${port}`)
    const kill = await runProgram(
      'redis-server',
      ['--port', String(port), '--save', '', '--dir', '/tmp'],
      async () => (await probe.take(limit, caller())) === 0,
    )
    const stores = [redisLimits(`redis://127.0.0.1:${port}`), redisLimits(`redis://127.0.0.1:${port}`)]
    const replicas = stores.map((redis) => sharedLimits([redis, postgresLimits]))
    const [shut, busy, late] = [caller(), caller(), caller()]
    const ask = (asked: typeof limit, who: string, times: number) =>
      replicas.flatMap((limits) => Array.from({ length: times }, () => limits.take(asked, who)))
    await Promise.all(
      stores.map((redis) => expect.poll(() => redis.take(limit, caller()).catch(() => -1)).toBe(0)),
    )

    expect(passed(await Promise.all(ask(limit, shut, 10)))).toBe(7)
    const first = ask(often, busy, 100)
    await Promise.any(first)
    const gone = kill()
    const waits = await Promise.all([...first, ...ask(often, busy, 400)])
    await gone
    await expect(probe.take(limit, shut)).rejects.toThrow()

    // What Redis knew is lost with it, what each replica knew is not: nobody passes more often than that allows.
    expect(passed(waits)).toBeLessThanOrEqual(2 * 400)
    expect(passed(waits)).toBeGreaterThanOrEqual(400)
    for (const wait of await Promise.all(ask(limit, shut, 10))) expect(wait).toBeGreaterThan(80_000)
    for (const wait of await Promise.all(ask(often, busy, 10))) expect(wait).toBeGreaterThan(0)
    expect(passed(await Promise.all(ask(limit, late, 10)))).toBe(7)
    for (const redis of [probe, ...stores]) redis.close()
  })
})

describe('a limit whose store goes', () => {
  it('stays shut for whom it was shut, though nothing answers any more', async () => {
    let store: LimitStore = postgresLimits
    const limits = sharedLimits([{ take: (...asked) => store.take(...asked), spend: gone.spend }])
    const who = caller()
    for (let i = 0; i < 7; i += 1) expect(await limits.take(limit, who)).toBe(0)
    store = gone
    expect(await limits.take(limit, who)).toBeGreaterThan(80_000)
    const other = caller()
    const waits = await Promise.all(Array.from({ length: 20 }, () => limits.take(limit, other)))
    expect(passed(waits)).toBe(7)
  })

  it('goes on in the next store, which the replicas share', async () => {
    const replicas = [sharedLimits([gone, postgresLimits]), sharedLimits([gone, postgresLimits])]
    const who = caller()
    const waits = await Promise.all(
      replicas.flatMap((limits) => Array.from({ length: 7 }, () => limits.take(limit, who))),
    )
    expect(passed(waits)).toBe(7)
  })

  it('keeps a refusal of the others without asking them again', async () => {
    let asked = 0
    const counting: LimitStore = {
      take: async () => {
        asked += 1
        return 90_000
      },
      spend: gone.spend,
    }
    const limits = sharedLimits([counting], new OwnLimits())
    const who = caller()
    for (let i = 0; i < 50; i += 1) expect(await limits.take(limit, who)).toBeGreaterThan(80_000)
    expect(asked).toBe(1)
  })
})
