import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { ROLES } from '@/lib/auth/permissions'
import { startEmbedded } from '@/lib/db/embedded'
import { deliverAlert } from './alerts'
import { askForUnfreezing } from './approvals'
import { startBank } from './bank'
import { type Banks, banksFile, emptyBankAdmin, emptyBankCodes } from './banks'
import { signRoleIn } from './sessions'

/** Nobody listens there: what monitors another portal of this machine tells these banks nothing. */
const NOWHERE = 'http://127.0.0.1:9'
const ALONE = { PROMETHEUS_URL: NOWHERE, ALERTMANAGER_URL: NOWHERE, GRAFANA_URL: NOWHERE }

/** Starts the banks of this run, signs every demo role in once, and returns what ends it all. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'phantom-e2e-'))
  mkdirSync(join(banksFile, '..'), { recursive: true })
  rmSync(emptyBankCodes, { recursive: true, force: true })
  mkdirSync(emptyBankCodes)
  const cleanup: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of cleanup.reverse()) await step()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    // The demo bank first: it builds the portal, which the second one finds built.
    const demo = await startBank(join(folder, 'demo'), { ...ALONE, DEMO: 'on', SIMULATOR: 'off' })
    cleanup.push(demo.stop)
    const clusterDir = join(folder, 'outage-database')
    const database = await startEmbedded({ dataDir: clusterDir, durable: false, stopWithParent: true })
    cleanup.push(database.stop)
    const passwordFile = join(folder, 'admin-password')
    writeFileSync(passwordFile, emptyBankAdmin.password, { mode: 0o600 })
    const empty = await startBank(join(folder, 'empty'), {
      ...ALONE,
      DEMO: 'off',
      ADMIN_EMAIL: emptyBankAdmin.email,
      ADMIN_PASSWORD_FILE: passwordFile,
      DATABASE_URL: database.portalUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
    })
    cleanup.push(empty.stop)
    const { ownerUrl } = await startEmbedded({ dataDir: demo.dataDir }) // found running: this only asks where
    const banks: Banks = {
      demo: { url: demo.url, dataDir: demo.dataDir, databaseUrl: ownerUrl, clusterDir: demo.dataDir },
      empty: { url: empty.url, dataDir: empty.dataDir, databaseUrl: database.ownerUrl, clusterDir },
    }
    writeFileSync(banksFile, JSON.stringify(banks))
    await deliverAlert(banks.demo)
    const client = new Client({ connectionString: ownerUrl })
    await client.connect()
    cleanup.push(() => client.end())
    await askForUnfreezing(client)
    cleanup.push(await signEveryRoleIn(client, banks))
  } catch (error) {
    await end()
    throw error
  }
  return end
}

/** Opens a session for every demo role. One that rests for a quarter of an hour ends: these last as long as the run. */
async function signEveryRoleIn(client: Client, { demo }: Banks): Promise<() => Promise<void>> {
  const ids: string[] = []
  for (const role of ROLES) ids.push(await signRoleIn(client, demo, role))
  const timer = setInterval(() => {
    client.query('UPDATE admin_sessions SET last_seen_at = now() WHERE id = ANY($1)', [ids]).catch(() => {})
  }, 120_000)
  return async () => clearInterval(timer)
}
