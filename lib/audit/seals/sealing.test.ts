import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { meanwhile, startTrail } from '@/lib/testing/trail'
import { appendHeads, lastHead } from './heads'
import { openSigner, trustedKeys } from './keys'
import { sealPast } from './sealing'
import { sealsAfter } from './verification'
import { verify } from './verify-trail'

const trail = await startTrail()

describe('sealing', () => {
  it('leaves what has yet to commit, and all after it, for later: no late row is skipped', async () => {
    const late = await trail.portal.connect()
    await late.query('BEGIN')
    await trail.write(1, late)
    await trail.write(2)
    expect(await trail.seal()).toBeNull()
    const { rows } = await trail.portal.query('SELECT audit_unsealed_since() AS since')
    expect(rows[0]?.since).toBeInstanceOf(Date)
    await late.query('COMMIT')
    late.release()
    expect(await trail.seal()).toMatchObject({ eventCount: 3 })
    expect(await trail.seal()).toBeNull()
    expect((await trail.portal.query('SELECT audit_unsealed_since() AS since')).rows).toEqual([
      { since: null },
    ])
  })

  it('leaves what is written meanwhile for the next second, however much comes in', async () => {
    const client = await trail.portal.connect()
    let commits = 0
    const busy = meanwhile(client, async (statement) => {
      if (statement === 'COMMIT' && ++commits < 5) await trail.write(1)
    })
    await trail.write(1)
    await sealPast(busy, openSigner(trail.paths), AbortSignal.timeout(10_000))
    expect(commits).toBe(1)
    const told = (await lastHead(trail.paths.heads))?.seal ?? '0'
    await appendHeads(trail.paths.heads, await sealsAfter(client, told))
    expect(await trail.seal()).toMatchObject({ eventCount: 1 })
    client.release()
  })

  it('makes one chain, however many seal at once', async () => {
    const { events } = await trail.verify()
    for (let round = 0; round < 5; round += 1) {
      await trail.write(4)
      const made = await Promise.allSettled(Array.from({ length: 5 }, () => trail.seal()))
      for (const result of made.filter(({ status }) => status === 'rejected'))
        expect(result).toMatchObject({ reason: { code: '23505' } }) // the same head cannot be followed twice
      await trail.seal()
    }
    expect(await trail.verify()).toMatchObject({
      problem: null,
      events: events + 20,
      unsealed: 0,
      missingHeads: 0,
    })
  })
})

describe('the trail is only ever added to', () => {
  const anything = [
    "UPDATE audit_events SET actor = 'x'",
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'UPDATE audit_seals SET event_count = 0',
    'DELETE FROM audit_seals',
    'TRUNCATE audit_seals',
  ]
  it.each(anything)('nobody may %s', async (sql) => {
    await expect(trail.portal.query(sql)).rejects.toMatchObject({ code: '42501' })
    await expect(trail.owner.query(sql)).rejects.toMatchObject({ code: 'PB003' })
  })

  it.each(['id', 'txid', 'created_at', 'cluster_id'])(
    'the portal may not choose a row’s %s',
    async (column) => {
      const value = { id: 'uuidv7()', created_at: 'now()' }[column] ?? '1'
      const sql = `INSERT INTO audit_events (${column}, actor, action, object_type) VALUES (${value}, 'a', 'wallet_frozen', 'wallet')`
      await expect(trail.portal.query(sql)).rejects.toMatchObject({ code: '42501' })
    },
  )
})

describe('the second place', () => {
  it('goes on after a line that a crash tore', async () => {
    writeFileSync(trail.paths.heads, '{"seal":"9', { flag: 'a' })
    expect(await lastHead(trail.paths.heads)).toMatchObject({ seal: expect.any(String) })
    await trail.write(1)
    const made = await trail.seal()
    expect((await lastHead(trail.paths.heads))?.seal).toBe(made?.id)
    expect(await trail.verify()).toMatchObject({ problem: null, missingHeads: 0 })
  })

  it('says how many seals it does not know', async () => {
    const client = await trail.portal.connect()
    const nowhere = join(trail.paths.trustedKeys, 'none.jsonl')
    const found = await verify(client, trail.keys(), { heads: nowhere })
    client.release()
    expect(found.problem).toBeNull()
    expect(found.missingHeads).toBe(found.seals)
  })
})

describe('another signing key', () => {
  it('takes over, and what the old one signed still holds, as long as somebody vouches for it', async () => {
    const { paths, signer } = trail
    rmSync(paths.signingKey)
    const next = openSigner(paths)
    expect(next.keyId).not.toBe(signer.keyId)
    expect(openSigner(paths).keyId).toBe(next.keyId)
    expect(readFileSync(paths.signingKey, 'utf8')).toContain('PRIVATE KEY')
    await trail.write(1)
    expect(await trail.seal(false, next)).toMatchObject({ keyId: next.keyId })
    expect((await trail.verify()).problem).toBeNull()

    const old = join(paths.trustedKeys, `${signer.keyId}.pem`)
    const kept = readFileSync(old)
    rmSync(old)
    expect(trustedKeys(paths.trustedKeys).size).toBe(1)
    expect((await trail.verify()).problem).toMatchObject({ kind: 'unknown_key', seal: '1' })
    writeFileSync(old, kept)
    expect((await trail.verify()).problem).toBeNull()
  })
})

describe('a restore from the past', () => {
  it('is a cut-off tail until a new epoch says so; what was lost is named from then on', async () => {
    const last = (await trail.verify()).last?.seal ?? ''
    await trail.write(2)
    const lost = await trail.seal()
    const owner = await trail.owner.connect()
    await owner.query(
      'ALTER TABLE audit_events DISABLE TRIGGER refuse_change; ALTER TABLE audit_seals DISABLE TRIGGER refuse_change',
    )
    await owner.query('DELETE FROM audit_events WHERE txid >= $1', [lost?.fromTxid])
    await owner.query('DELETE FROM audit_seals WHERE id = $1', [lost?.id])
    await owner.query(`SELECT setval('audit_seals_id_seq', $1)`, [last])
    await owner.query(
      'ALTER TABLE audit_events ENABLE TRIGGER refuse_change; ALTER TABLE audit_seals ENABLE TRIGGER refuse_change',
    )
    owner.release()
    expect((await trail.verify()).problem).toMatchObject({ kind: 'tail_cut', seal: last })

    expect(await trail.seal(true)).toMatchObject({ epoch: 2, eventCount: 0, id: lost?.id })
    await trail.write(1)
    await trail.seal()
    expect(await trail.verify()).toMatchObject({
      problem: null,
      epochs: 2,
      restores: [{ epoch: 2, lost: 1 }],
    })
    const { problem } = await trail.after(async (client, heads) => {
      await client.query('DELETE FROM audit_seals WHERE id > $1', [last])
      await appendHeads(heads, [])
    })
    expect(problem).toMatchObject({ kind: 'tail_cut', seal: last })
  })
})
