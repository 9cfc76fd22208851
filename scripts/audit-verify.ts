// npm run audit:verify: looks at every seal and every row of the audit trail. Ends with 0 when all of it holds, with 1
// when somebody changed it, with 2 when that could not be found out.
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { Client } from 'pg'
import { recordAudit } from '@/lib/audit/record'
import { appendHeads } from '@/lib/audit/seals/heads'
import { auditPaths, openSigner, trustedKeys } from '@/lib/audit/seals/keys'
import { sealNext } from '@/lib/audit/seals/sealing'
import { type Verification, verifyTrail } from '@/lib/audit/seals/verify-trail'
import { db } from '@/lib/db/client'
import { connectionConfig, pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { explainFailure } from './lib/explain-failure'
import { step } from './lib/progress'
import { Stop } from './lib/stop'
import { withDatabase } from './lib/with-database'

const USAGE = `Usage: npm run audit:verify [-- --restored "why"]

--restored begins a new epoch of the trail after the database was restored from a backup of itself: the seals made
between the backup and the loss stay in the second place, and are named as lost from then on.`

async function run(reason: string | null): Promise<number> {
  return withDatabase(async ({ portalUrl }) => {
    const client = new Client({ ...connectionConfig(portalUrl, 'phantom-banking-audit'), query_timeout: 0 })
    client.on('error', () => {}) // lost while it is idle: the next statement rejects
    await client.connect()
    try {
      await client.query('SET statement_timeout = 0') // a role can have a limit of its own
      if (reason) await beginEpoch(client, reason)
      const { heads } = auditPaths()
      const keys = trustedKeys()
      if (keys.size === 0)
        throw new Stop(
          `No key vouches for the trail: ${auditPaths().trustedKeys} holds none. AUDIT_DIR says where it is.`,
        )
      const found = await step('Audit trail', (report) =>
        verifyTrail(client, keys, { heads, onProgress: (seals, of) => report(`${seals} of ${of} seals`) }),
      )
      for (const line of said(found, existsSync(heads))) console.log(line)
      return found.problem ? 1 : 0
    } finally {
      await client.end()
      await db().$disconnect()
      await pool().end()
    }
  })
}

async function beginEpoch(client: Client, reason: string): Promise<void> {
  await transaction((tx) =>
    recordAudit(tx, {
      actor: { name: `command line (${userInfo().username})` },
      action: 'audit_restored',
      object: { type: 'audit_trail', id: null },
      reason,
      request: null,
    }),
  )
  const seal = await sealNext(client, openSigner(), true)
  if (!seal) throw new Stop('The worker is sealing at this moment: try again.')
  await appendHeads(auditPaths().heads, [seal])
  console.log(`Epoch ${seal.epoch} of the trail begins with seal ${seal.id}.`)
}

function* said({ problem, ...found }: Verification, secondPlace: boolean): Generator<string> {
  const number = (n: number) => n.toLocaleString('en')
  for (const { epoch, lost } of found.restores)
    yield `Epoch ${epoch} began with a restored copy: ${number(lost)} seals made before are not in it.`
  if (!secondPlace) yield `There is no second place at ${auditPaths().heads}: a cut-off end would not show.`
  else if (found.missingHeads > 0) yield `${number(found.missingHeads)} seals are not in the second place.`
  if (found.unsealed > 0) yield `${number(found.unsealed)} rows have yet to be sealed.`
  const upTo = found.last ? `, up to seal ${found.last.seal} of ${found.last.sealedAt}` : ''
  yield `${problem ? 'Before it, these hold' : 'The trail holds'}: ${number(found.events)} rows in ${number(found.seals)} seals${upTo}.`
  if (problem)
    yield `CHANGED${problem.seal ? ` at seal ${problem.seal}` : ''} (${problem.kind}): ${problem.sentence}`
}

const [flag, reason, ...rest] = process.argv.slice(2)
if (rest.length > 0 || (flag !== undefined && (flag !== '--restored' || !reason?.trim()))) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await run(reason?.trim() ?? null)
  } catch (error) {
    explainFailure(error)
    process.exitCode = 2
  }
}
