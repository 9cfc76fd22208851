import { beforeAll, describe, expect, it } from 'vitest'
import { startTrail } from '@/lib/testing/trail'
import { attacks, withTheKey } from '@/lib/testing/trail-attacks'

const trail = await startTrail()

beforeAll(async () => {
  for (let seal = 1; seal <= 5; seal += 1) {
    await trail.write(3)
    await trail.owner.query(`SELECT set_config('phantom.actor', 'tests', false)`)
    expect(await trail.seal()).toMatchObject({ id: String(seal), eventCount: 3 })
  }
})

it('a trail that nobody touched holds', async () => {
  expect(await trail.verify()).toEqual({
    problem: null,
    ...{ seals: 5, events: 15, epochs: 1, missingHeads: 0, unsealed: 0, restores: [] },
    last: { seal: '5', sealedAt: expect.stringMatching(/Z$/) },
  })
})

describe('somebody who owns the tables', () => {
  it.each([...attacks, withTheKey(trail.signer.sign)])('$name', async ({ run, kind }) => {
    let named: number | null = null
    const { problem } = await trail.after(async (client, heads) => {
      named = await run(client, 3, heads)
    })
    expect(problem).toMatchObject({ kind, seal: named === null ? null : String(named) })
    expect(problem?.sentence).toMatch(/\.$/)
    expect((await trail.verify()).problem).toBeNull()
  })

  it('switches off a guard', async () => {
    const { problem } = await trail.after((client) =>
      client.query(
        'DROP TRIGGER refuse_change ON audit_seals; CREATE TRIGGER refuse_change BEFORE DELETE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      ),
    )
    expect(problem).toMatchObject({ kind: 'guard_removed' })
  })
})

/** Another value of a column, by its type. */
const OTHER: Record<string, string> = {
  uuid: 'uuidv7()',
  bigint: '$c - 1',
  'timestamp with time zone': "$c + interval '1 ms'",
  text: "coalesce($c, '') || 'x'",
  jsonb: `'{"status": "forged"}'`,
  inet: "'203.0.113.9'",
}
const OTHER_OF: Record<string, string> = {
  actor_id: '(SELECT id FROM admin_users LIMIT 1)',
  actor_role: "'auditor'",
  outcome: "'failed'",
}

it('every column of a row counts', async () => {
  await trail.owner.query(
    `INSERT INTO admin_users (email, name, role, password_hash) VALUES ('a@example.com', 'A', 'auditor', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA')`,
  )
  const { rows } = await trail.owner.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'audit_events'`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(17)
  for (const { name, type } of rows) {
    const value = (OTHER_OF[name] ?? OTHER[type] ?? 'unknown').replaceAll('$c', name)
    const { problem } = await trail.after((client) =>
      client.query(
        `UPDATE audit_events SET ${name} = ${value} WHERE id = (SELECT id FROM audit_events ORDER BY txid LIMIT 1 OFFSET 7)`,
      ),
    )
    expect(problem, name).toMatchObject({
      seal: '3',
      kind: expect.stringMatching(/^rows_(changed|deleted)$/),
    })
  }
})
