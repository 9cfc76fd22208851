import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/db/embedded'
import { stopWithThisProcess } from '@/lib/db/embedded/guard'
import { migrate } from '@/lib/db/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** URLs of the run's cluster; its database `phantom` is migrated and only ever copied. */
    cluster: { superuserUrl: string; ownerUrl: string; portalUrl: string }
  }
}

/** One PostgreSQL for the whole run: a migrated template that every test file copies. Ends with the run, killed or not. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'phantom-test-'))
  chmodSync(dataDir, 0o711) // the server may run as another user
  const release = stopWithThisProcess(join(dataDir, 'postgres', 'data'), dataDir)
  const cluster = await startEmbedded({
    dataDir,
    durable: false,
    settings: { max_connections: 400, autovacuum: false, max_wal_size: '1GB', shared_buffers: '128MB' },
  })
  await migrate(cluster.ownerUrl)
  const { superuserUrl, ownerUrl, portalUrl } = cluster
  project.provide('cluster', { superuserUrl, ownerUrl, portalUrl })
  return async () => {
    await cluster.stop()
    release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
