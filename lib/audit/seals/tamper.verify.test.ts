import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { startTrail } from '@/lib/testing/trail'
import { attacks, withTheKey } from '@/lib/testing/trail-attacks'

const ROUNDS = 100
const SEALS = 30

const trail = await startTrail()

beforeAll(async () => {
  for (let seal = 1; seal <= SEALS; seal += 1) {
    await trail.write(2 + (seal % 4))
    await trail.seal()
  }
}, 60_000)

it(`a hundred times, anywhere in the trail, each of the attacks is found and named`, {
  timeout: 20 * 60_000,
}, async () => {
  const all = [...attacks, withTheKey(trail.signer.sign)]
  for (const { name, kind, run } of all) {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: SEALS - 1 }), async (at) => {
        let named: number | null = null
        const { problem } = await trail.after(async (client, heads) => {
          named = await run(client, at, heads)
        })
        expect(problem, name).toMatchObject({ kind, seal: named === null ? null : String(named) })
      }),
      { numRuns: ROUNDS },
    )
  }
  expect((await trail.verify()).problem).toBeNull()
})
