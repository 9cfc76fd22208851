import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { freezeWallet } from '@/lib/domain/wallets/actions'
import { limits } from '@/lib/metrics/limits'
import { recorded } from '@/lib/metrics/record'
import { testDatabase } from '@/lib/testing/database'
import { inRequest } from '@/lib/testing/request'
import { newWallet } from '@/lib/testing/rows'
import { makeStaff, tokenFor } from '@/lib/testing/staff'

process.env.WRITES_PER_MINUTE = '5'
const database = await testDatabase()
beforeAll(makeStaff)

async function freeze(walletId: string, asked: { token?: string; peer?: string; origin?: string }) {
  const form = new FormData()
  const fields = {
    idempotencyKey: randomUUID(),
    walletId,
    seenStatus: 'active',
    direction: 'all',
    reason: 'suspected_fraud',
    note: 'Three reports in one hour',
    reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const { origin, ...sender } = asked
  return inRequest({ ...sender, ...(origin && { headers: { origin } }) }, () =>
    freezeWallet({ status: 'idle' }, form),
  )
}

async function turnedAway(): Promise<number> {
  const metrics = await recorded(limits.name).getMetricsAsJSON()
  const values = metrics.flatMap(({ values }) => values)
  return values.find(({ labels }) => labels.endpoint === 'writes')?.value ?? 0
}

it('one who changes too much is told when to go on; nothing is changed, it is counted, others go on', async () => {
  const token = await tokenFor('operations')
  const wallets = await Promise.all(Array.from({ length: 8 }, () => newWallet(database.owner)))
  const before = await turnedAway()
  const answers = await Promise.all(wallets.map((id) => freeze(id, { token })))
  expect(answers.filter(({ status }) => status === 'done')).toHaveLength(5)
  const refused = answers.filter(({ status }) => status === 'refused')
  for (const answer of refused) expect(answer).toMatchObject({ code: 429 })
  expect(refused[0]).toMatchObject({
    message: expect.stringMatching(/^Too many requests: try again in (a second|\d+ seconds)\. Nothing/),
  })
  const { rows } = await database.owner.query(
    `SELECT count(*)::int AS n FROM wallets WHERE status = 'frozen'`,
  )
  expect(rows).toEqual([{ n: 5 }])
  expect((await turnedAway()) - before).toBe(3)
  const other = await freeze(await newWallet(database.owner), { token: await tokenFor('compliance') })
  expect(other).toMatchObject({ status: 'done' })
})

it('a stranger cannot fill the trail with refused attempts', async () => {
  const id = await newWallet(database.owner)
  const send = () => freeze(id, { peer: '198.51.100.9', origin: 'https://evil.example' })
  for (let i = 0; i < 12; i += 1) await send()
  const { rows } = await database.owner.query(
    `SELECT count(*)::int AS n FROM audit_events WHERE source_ip = '198.51.100.9'`,
  )
  expect(rows).toEqual([{ n: 5 }])
})
