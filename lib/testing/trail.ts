import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool, type PoolClient } from 'pg'
import { afterAll } from 'vitest'
import { appendHeads } from '@/lib/audit/seals/heads'
import { openSigner, trustedKeys } from '@/lib/audit/seals/keys'
import { sealNext } from '@/lib/audit/seals/sealing'
import { verify, verifyTrail } from '@/lib/audit/seals/verify-trail'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded'
import { stopWithThisProcess } from '@/lib/db/embedded/guard'
import { migrate } from '@/lib/db/migrate'

/**
 * A trail in a cluster of its own, where nobody else's transactions hold the horizon, with everything a worker has:
 * signer, second place. Ends with the file.
 */
export async function startTrail() {
  const dataDir = mkdtempSync(join(tmpdir(), 'phantom-trail-'))
  chmodSync(dataDir, 0o711) // the server may run as another user
  const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), dataDir)
  const cluster: EmbeddedDatabase = await startEmbedded({ dataDir, durable: false })
  await migrate(cluster.ownerUrl)
  const owner = connect(cluster.ownerUrl)
  const portal = connect(cluster.portalUrl)
  const paths = {
    signingKey: join(dataDir, 'signing-key.pem'),
    heads: join(dataDir, 'heads.jsonl'),
    trustedKeys: join(dataDir, 'keys'),
  }
  const signer = openSigner(paths)
  afterAll(async () => {
    await Promise.all([owner.end(), portal.end()])
    await cluster.stop()
    release()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const seal = async (anew = false, withKey = signer) => {
    const client = await portal.connect()
    try {
      const made = await sealNext(client, withKey, anew)
      if (made) await appendHeads(paths.heads, [made])
      return made
    } finally {
      client.release()
    }
  }

  return {
    ...{ cluster, owner, portal, paths, signer, seal },
    keys: () => trustedKeys(paths.trustedKeys),
    /** Rows as the product writes them, each in a transaction of its own. */
    async write(rows: number, on: Pool | PoolClient = portal) {
      for (let i = 0; i < rows; i += 1) {
        await on.query(
          `INSERT INTO audit_events (actor, actor_role, action, object_type, object_id, before, after, reason, request_id, source_ip, user_agent)
           VALUES ('naledi@example.com', 'operations', 'wallet_frozen', 'wallet', $1, '{"status": "active"}', '{"status": "frozen"}',
                   'a reason', 'r-1', '192.0.2.7', 'a test')`,
          [`wallet ${i}`],
        )
      }
    },
    /** Does something to the trail as the owner of the tables would, looks at it, and undoes it. */
    async after(attack: (client: PoolClient, heads: string) => Promise<unknown>) {
      const client = await owner.connect()
      const heads = join(dataDir, 'attacked.jsonl')
      copyFileSync(paths.heads, heads)
      try {
        await client.query('BEGIN')
        for (const table of ['audit_events', 'audit_seals'])
          await client.query(`ALTER TABLE ${table} DISABLE TRIGGER refuse_change`)
        await attack(client, heads)
        for (const table of ['audit_events', 'audit_seals'])
          await client.query(`ALTER TABLE ${table} ENABLE TRIGGER refuse_change`)
        return await verify(client, trustedKeys(paths.trustedKeys), { heads })
      } finally {
        await client.query('ROLLBACK')
        client.release()
      }
    },
    async verify() {
      const client = await portal.connect()
      try {
        return await verifyTrail(client, trustedKeys(paths.trustedKeys), { heads: paths.heads })
      } finally {
        client.release()
      }
    },
  }
}

/** A client of which something else happens after each statement, as it does in a bank at work. */
export function meanwhile(client: PoolClient, work: (statement: unknown) => Promise<unknown>): PoolClient {
  const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>
  const value = async (...asked: unknown[]) => {
    const answer = await query(...asked)
    await work(asked[0])
    return answer
  }
  return Object.create(client, { query: { value } })
}

function connect(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 5, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {}) // the cluster is stopped
  return pool
}
