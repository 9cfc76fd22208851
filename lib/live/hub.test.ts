import { describe, expect, it } from 'vitest'
import { recorded } from '@/lib/metrics/record'
import { createHub, type Limits, type Reading } from './hub'
import type { Reader } from './viewer'

const anna: Reader = { kind: 'session', subject: 'session of anna', owner: 'anna' }
const ben: Reader = { kind: 'session', subject: 'session of ben', owner: 'ben' }
const SECOND = 1_000

function setUp(limits?: Limits) {
  const world = { version: 1, made: 0, size: 10, allowed: new Set([anna.subject, ben.subject]), checks: true }
  const read = async (): Promise<Reading> => ({
    version: String(world.version),
    ageSeconds: 4.2,
    body() {
      world.made += 1
      return JSON.stringify({ version: world.version, text: 'x'.repeat(world.size) })
    },
  })
  const allowed = async () => {
    if (!world.checks) throw new Error('the database is gone')
    return world.allowed
  }
  return { world, hub: createHub({ read, allowed }, limits) }
}

type Stream = ReadableStream<Uint8Array>

/** What a stream holds at this moment, or all of it when it has ended. */
async function taken(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<{ text: string; done: boolean }> {
  let text = ''
  while (true) {
    const nothing = new Promise<'nothing'>((resolve) => setTimeout(() => resolve('nothing'), 5))
    const result = await Promise.race([reader.read(), nothing])
    if (result === 'nothing') return { text, done: false }
    if (result.done) return { text, done: true }
    text += new TextDecoder().decode(result.value)
  }
}

/** Reads on in one go: an interrupted `read` would swallow a chunk. */
function follow(stream: Stream) {
  const said: string[] = []
  const end = (async () => {
    for await (const chunk of stream) said.push(new TextDecoder().decode(chunk))
  })()
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
  const text = async () => {
    await settle()
    return said.join('')
  }
  return { end, text }
}

async function recordedValue(metric: string, reason?: string): Promise<number | undefined> {
  const all = await recorded('live').getMetricsAsJSON()
  const found = all.find(({ name }) => name === `phantom_banking_${metric}`)
  return found?.values.find(({ labels }) => reason === undefined || labels.reason === reason)?.value
}

const count = (text: string, part: string) => text.split(part).length - 1

describe('one state for all viewers', () => {
  it('is made once, whoever many read it, and again only when there is a new one', async () => {
    const { hub, world } = setUp()
    const viewers = await Promise.all(Array.from({ length: 5 }, () => hub.open(anna, null, 0)))
    const followed = viewers.map(follow)
    for (const second of [2, 4, 6]) await hub.turn(second * SECOND)
    expect(world.made).toBe(1)
    world.version = 2
    await hub.turn(8 * SECOND)
    expect(world.made).toBe(2)
    for (const one of followed) {
      const text = await one.text()
      expect(count(text, 'event: state')).toBe(2)
      expect(text).toContain('"age":4.2')
    }
  })

  it('is not sent again to who comes back with it, and is to who missed something', async () => {
    const { hub, world } = setUp()
    const first = await follow(await hub.open(anna, null, 0)).text()
    const id = /^id: (.+)$/m.exec(first)?.[1] ?? ''
    expect(id).not.toBe('')
    const back = await follow(await hub.open(anna, id, 0)).text()
    expect(back).toContain('event: tick')
    expect(back).not.toContain('event: state')
    world.version = 2
    await hub.turn(2 * SECOND)
    expect(await follow(await hub.open(anna, id, 0)).text()).toContain('event: state')
  })

  it('says that it lives every 10 s while nothing changes', async () => {
    const { hub } = setUp()
    const viewer = follow(await hub.open(anna, null, 0))
    for (let second = 2; second <= 60; second += 2) await hub.turn(second * SECOND)
    const ticks = count(await viewer.text(), 'event: tick')
    expect(ticks).toBeGreaterThanOrEqual(6)
    expect(ticks).toBeLessThanOrEqual(8)
  })
})

describe('a reader who is slow', () => {
  it('holds up nobody, never gets a queue of old states, and then the latest', async () => {
    const { hub, world } = setUp()
    world.size = 20_000
    const slow = (await hub.open(anna, null, 0)).getReader()
    const quick = follow(await hub.open(ben, null, 0))
    for (let version = 2; version <= 20; version += 1) {
      world.version = version
      await hub.turn(version * SECOND)
    }
    expect(count(await quick.text(), 'event: state')).toBe(20)
    const { text } = await taken(slow)
    expect(count(text, 'event: state')).toBeLessThanOrEqual(4)
    expect(text).toContain('{"version":20,')
  })

  it('is cut off when it takes nothing for a minute', async () => {
    const { hub, world } = setUp()
    world.size = 40_000
    const stream = await hub.open(anna, null, 0)
    world.version = 2
    await hub.turn(2 * SECOND)
    await hub.turn(60 * SECOND)
    expect(hub.count()).toBe(1)
    await hub.turn(63 * SECOND)
    expect(hub.count()).toBe(0)
    expect(await recordedValue('live_streams_ended_total', 'slow')).toBe(1)
    expect(await recordedValue('live_streams')).toBe(0)
    await expect(follow(stream).end).rejects.toThrow('too slow')
  })
})

describe('who may read', () => {
  it('is asked again: a session that is over ends its streams within 30 s, and only its own', async () => {
    const { hub, world } = setUp()
    const [gone, kept] = [follow(await hub.open(anna, null, 0)), follow(await hub.open(ben, null, 0))]
    await hub.turn(2 * SECOND)
    world.allowed.delete(anna.subject)
    for (let second = 4; second <= 30; second += 2) await hub.turn(second * SECOND)
    await gone.end
    expect(await gone.text()).toContain('event: end\ndata: {"reason":"session"}')
    expect(await kept.text()).not.toContain('event: end')
    expect(hub.count()).toBe(1)
  })

  it('is believed for a minute while nobody can be asked, and no longer', async () => {
    const { hub, world } = setUp()
    const viewer = follow(await hub.open(anna, null, 0))
    world.checks = false
    for (let second = 2; second <= 58; second += 2) await hub.turn(second * SECOND)
    expect(hub.count()).toBe(1)
    for (let second = 60; second <= 80; second += 2) await hub.turn(second * SECOND)
    await viewer.end
    expect(await viewer.text()).toContain('{"reason":"unreachable"}')
  })

  it('has a limit of streams, and so has the process', async () => {
    const { hub } = setUp({ all: 3, ofOne: 2 })
    const [first] = [await hub.open(anna, null, 0), await hub.open(anna, null, 0)]
    await expect(hub.open(anna, null, 0)).rejects.toMatchObject({ status: 429 })
    await hub.open(ben, null, 0)
    await expect(hub.open(ben, null, 0)).rejects.toMatchObject({ name: 'BusyError' })
    await first?.cancel()
    expect(hub.count()).toBe(2)
    await hub.open(ben, null, 0)
  })
})

it('when the process stops every stream ends with a word, and none opens', async () => {
  const { hub } = setUp()
  const viewers = [follow(await hub.open(anna, null, 0)), follow(await hub.open(ben, null, 0))]
  await hub.close()
  for (const viewer of viewers) {
    await viewer.end
    expect(await viewer.text()).toContain('{"reason":"stopping"}')
  }
  await expect(hub.open(anna, null, 0)).rejects.toMatchObject({ name: 'BusyError' })
})
