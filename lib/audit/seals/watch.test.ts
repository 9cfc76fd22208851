import { expect, it } from 'vitest'
import { meanwhile, startTrail } from '@/lib/testing/trail'
import { verifyTrail } from './verify-trail'
import { watchTrail } from './watch'

const trail = await startTrail()

const watch = async () => {
  const client = await trail.portal.connect()
  try {
    return await watchTrail(client, trail.keys(), trail.paths.heads)
  } finally {
    client.release()
  }
}
const state = async () =>
  (
    await trail.portal.query(
      'SELECT checked_seal::int AS checked, problem, problem_seal::int AS seal, problem_at AS at, round_finished_at AS round FROM audit_verification',
    )
  ).rows[0]

/** As the owner, with the guards off for a moment, so that only what was changed can tell. */
async function tamper(sql: string) {
  const guards = (verb: string) =>
    trail.owner.query(
      `ALTER TABLE audit_events ${verb} TRIGGER refuse_change; ALTER TABLE audit_seals ${verb} TRIGGER refuse_change`,
    )
  await guards('DISABLE')
  await trail.owner.query(sql)
  await guards('ENABLE')
}

it('looks at what is new and again at what is old, says what it found until it is right again', async () => {
  for (let i = 0; i < 4; i += 1) {
    await trail.write(2)
    await trail.seal()
  }
  expect(await watch()).toBeNull()
  expect(await state()).toMatchObject({ checked: 4, problem: null, round: expect.any(Date) })

  await tamper(
    "UPDATE audit_events SET reason = 'another' WHERE txid = (SELECT from_txid FROM audit_seals WHERE id = 3) OR id = (SELECT id FROM audit_events ORDER BY txid OFFSET 4 LIMIT 1)",
  )
  expect(await watch()).toMatchObject({ kind: 'rows_changed', seal: '3' })
  const first = await state()
  expect(first).toMatchObject({ seal: 3, problem: expect.stringContaining('sealed as number 3') })
  await trail.write(1)
  await trail.seal()
  expect(await watch()).toMatchObject({ seal: '3' })
  expect((await state())?.at).toEqual(first?.at)

  await tamper("UPDATE audit_events SET reason = 'a reason'")
  expect(await watch()).toBeNull()
  expect(await state()).toMatchObject({ checked: 5, problem: null, seal: null, at: null })
})

it('takes a seal that is made while it looks for no cut-off tail, as does the whole verification', async () => {
  const client = await trail.portal.connect()
  let seals = 0
  const busy = meanwhile(client, async () => {
    if (seals++ > 3) return
    await trail.write(1)
    await trail.seal()
  })
  expect(await watchTrail(busy, trail.keys(), trail.paths.heads)).toBeNull()
  seals = 0
  const found = await verifyTrail(busy, trail.keys(), { heads: trail.paths.heads })
  client.release()
  expect(found.problem).toBeNull()
})

it('finds a cut-off tail at once', async () => {
  await trail.write(1)
  const last = await trail.seal()
  await tamper(
    `DELETE FROM audit_events WHERE txid >= ${last?.fromTxid}; DELETE FROM audit_seals WHERE id = ${last?.id}`,
  )
  expect(await watch()).toMatchObject({ kind: 'tail_cut' })
})
