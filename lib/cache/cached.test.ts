import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from '@/lib/free-port'
import { recorded } from '@/lib/metrics/record'
import { runProgram } from '@/lib/testing/program'
import { without } from '@/lib/testing/without'
import { redisStore } from './redis-store'

const port = await freePort()
process.env.REDIS_URL = `redis://127.0.0.1:${port}` // nobody answers there until a test starts one
const { cacheOf } = await import('./cached')

const numbers = cacheOf('unacknowledged_alerts', z.int(), 60_000)

async function value(metric: string): Promise<number> {
  const metrics = await recorded('cache').getMetricsAsJSON()
  const found = metrics.find(({ name }) => name === `phantom_banking_cache_${metric}_total`)
  return found?.values[0]?.value ?? 0
}

describe('a cache', () => {
  it('reads once, counts hits and misses, and forgets, in memory while Redis does not answer', async () => {
    let reads = 0
    const read = async () => {
      reads += 1
      return reads
    }
    expect(await numbers.get('a', read)).toBe(1)
    expect(await numbers.get('a', read)).toBe(1)
    expect([await value('hits'), await value('misses')]).toEqual([1, 1])
    await numbers.forget('a')
    expect(await numbers.get('a', read)).toBe(2)
  })

  it('keeps no error', async () => {
    const failing = numbers.get('b', async () => {
      throw new Error('the database is gone')
    })
    await expect(failing).rejects.toThrow('the database is gone')
    expect(await numbers.get('b', async () => 7)).toBe(7)
  })

  it('takes what does not fit for nothing', async () => {
    const texts = cacheOf('unacknowledged_alerts', z.string(), 60_000)
    await texts.get('c', async () => 'a text')
    expect(await numbers.get('c', async () => 8)).toBe(8)
  })
})

describe.skipIf(without('redis-server'))('in Redis', async () => {
  it('is shared, ends with its time, and fails fast when Redis is gone', async () => {
    const shared = await freePort()
    const [url, args] = [
      `redis://127.0.0.1:${shared}`,
      ['--port', String(shared), '--save', '', '--dir', '/tmp'],
    ]
    const first = redisStore(url)
    const second = redisStore(url)
    afterAll(() => {
      first.close()
      second.close()
    })
    await expect(first.get('x')).rejects.toThrow()
    await runProgram('redis-server', args, async () => {
      await first.set('x', 'text', 60_000)
      return true
    })
    expect(await second.get('x')).toBe('text')
    await second.set('x', 'short', 1)
    await expect.poll(() => first.get('x')).toBeNull()
    await first.set('x', 'text', 60_000)
    await second.delete('x')
    expect(await first.get('x')).toBeNull()
  })
})
