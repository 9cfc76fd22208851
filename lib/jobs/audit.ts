import type { PoolClient } from 'pg'
import { appendHeads, lastHead } from '@/lib/audit/seals/heads'
import { auditPaths, openSigner, type Signer, trustedKeys } from '@/lib/audit/seals/keys'
import { sealPast } from '@/lib/audit/seals/sealing'
import { sealsAfter } from '@/lib/audit/seals/verification'
import { watchTrail } from '@/lib/audit/seals/watch'
import { pool } from '@/lib/db/pool'
import { withClient } from './connection'
import type { Job } from './job'

/** At least this often the newest head goes to the log as well, which may be collected on another machine. */
const LOG_EVERY_MS = 60_000
const STATEMENT_MS = 120_000

/** Closes what is over of the audit trail, once a second, and writes the signed heads to the second place. */
export function sealJob(): Job {
  let signer: Signer | undefined
  let loggedAt = 0
  return {
    name: 'audit_seal',
    intervalMs: 1_000,
    timeoutMs: 5 * 60_000,
    async run({ signal, log }) {
      signer ??= openSigner()
      const { rows } = await pool().query<{ open: boolean }>(
        'SELECT audit_unsealed_since() IS NOT NULL AS open',
      )
      const client = await pool().connect()
      try {
        if (rows[0]?.open) await sealPast(client, signer, signal)
        const newest = await tellHeads(client)
        if (newest && Date.now() - loggedAt >= LOG_EVERY_MS) {
          loggedAt = Date.now()
          log.info(newest, 'audit head')
        }
      } finally {
        client.release()
      }
    },
  }
}

/** Adds to the second place what it does not know yet, also of a run that was cut off in between. */
async function tellHeads(client: PoolClient): Promise<Record<string, string> | null> {
  const { heads } = auditPaths()
  let known = (await lastHead(heads))?.seal ?? '0'
  let newest: Record<string, string> | null = null
  while (true) {
    const seals = await sealsAfter(client, known)
    await appendHeads(heads, seals)
    const last = seals.at(-1)
    if (!last) return newest
    known = last.id
    const [hash, signature] = [last.hash.toString('hex'), last.signature.toString('hex')]
    newest = { seal: last.id, hash, keyId: last.keyId, signature }
  }
}

/** Looks at new seals and, round after round, at all of them; says so in the log once when one does not hold. */
export function verifyJob(url: string): Job {
  let said = ''
  return {
    name: 'audit_verify',
    intervalMs: 30_000,
    timeoutMs: 5 * 60_000,
    run: ({ signal, log }) =>
      withClient({ url, name: 'audit', statementMs: STATEMENT_MS, signal }, async (client) => {
        const { heads, trustedKeys: folder } = auditPaths()
        const problem = await watchTrail(client, trustedKeys(folder), heads)
        if (problem && problem.sentence !== said) log.error({ problem }, 'the audit trail was changed')
        if (!problem && said) log.info('the audit trail holds again')
        said = problem?.sentence ?? ''
      }),
  }
}
