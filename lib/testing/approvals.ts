import { randomUUID } from 'node:crypto'
import { approveRequest, rejectRequest, withdrawRequest } from '@/lib/domain/approvals/actions'
import { freezeWallet, requestUnfreeze } from '@/lib/domain/wallets/actions'
import type { ActionState } from '@/lib/http/action-state'
import type { TestDatabase } from './database'
import { inRequest } from './request'
import { insert, newApproval, newWallet } from './rows'

type FormAction<Result> = (before: ActionState<Result>, form: FormData) => Promise<ActionState<Result>>

/** Sends a form to an action as this session, under a key of its own unless the fields name one. */
export function submit<Result>(
  action: FormAction<Result>,
  token: string,
  fields: Record<string, string>,
): Promise<ActionState<Result>> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    form.set(name, value)
  return inRequest({ token }, () => action({ status: 'idle' }, form))
}

/** A wallet frozen by plain SQL, as the bank's core would. */
export async function frozenWallet({ owner }: TestDatabase, frozenBy: string): Promise<string> {
  const client = await owner.connect()
  try {
    await client.query('BEGIN')
    const wallet_id = await newWallet(client)
    await insert(client, 'wallet_freezes', {
      wallet_id,
      direction: 'all',
      reason: 'suspected_fraud',
      review_on: new Date(Date.now() + 30 * 86_400_000),
      frozen_by: frozenBy,
    })
    await client.query(`UPDATE wallets SET status = 'frozen' WHERE id = $1`, [wallet_id])
    await client.query('COMMIT')
    return wallet_id
  } finally {
    client.release()
  }
}

/** What the wallet's page knows of its freezes. */
export async function versionOf({ owner }: TestDatabase, walletId: string): Promise<string> {
  const { rows } = await owner.query<{ version: string }>(
    `SELECT md5(coalesce(string_agg(id::text, ',' ORDER BY id), '')) AS version
     FROM wallet_freezes WHERE wallet_id = $1 AND lifted_at IS NULL`,
    [walletId],
  )
  return rows[0]?.version ?? ''
}

/** Asks for a wallet to be unfrozen; yields the id of the request. */
export async function askToUnfreeze(
  database: TestDatabase,
  token: string,
  walletId: string,
  reason = 'The reports were withdrawn',
): Promise<string> {
  const seenVersion = await versionOf(database, walletId)
  const answer = await submit(requestUnfreeze, token, { walletId, seenVersion, freezeId: '', reason })
  if (answer.status !== 'done') throw new Error(`not asked: ${JSON.stringify(answer)}`)
  return answer.result.approvalId
}

/** A request whose time is over in some milliseconds, by plain SQL: what it says cannot be moved later. */
export async function requestEndingIn(
  database: TestDatabase,
  makerId: string,
  walletId: string,
  milliseconds: number,
): Promise<string> {
  return newApproval(database.owner, {
    target_id: walletId,
    target_version: await versionOf(database, walletId),
    arguments: { freezeId: null },
    maker_id: makerId,
    created_at: new Date(Date.now() - 60_000),
    expires_at: new Date(Date.now() + milliseconds),
  })
}

export const approveAs = (token: string, approvalId: string) => submit(approveRequest, token, { approvalId })
export const rejectAs = (token: string, approvalId: string, note = 'Not yet') =>
  submit(rejectRequest, token, { approvalId, note })
export const withdrawAs = (token: string, approvalId: string) =>
  submit(withdrawRequest, token, { approvalId })

/** Freezes a wallet once more, on top of what is frozen. */
export const freezeMore = (token: string, walletId: string) =>
  submit(freezeWallet, token, {
    walletId,
    seenStatus: 'frozen',
    direction: 'debit',
    reason: 'aml_review',
    note: 'Another report',
    reviewOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  })

/** All that a request and its wallet came to. */
export async function outcomeOf({ owner }: TestDatabase, approvalId: string) {
  const { rows } = await owner.query<{
    approval: string
    twoPersons: boolean
    wallet: string
    open: number
    approved: number
    unfrozen: number
    ended: number
  }>(
    `SELECT a.status::text AS approval, a.checker_id IS DISTINCT FROM a.maker_id AS "twoPersons", w.status::text AS wallet,
       (SELECT count(*)::int FROM wallet_freezes f WHERE f.wallet_id = w.id AND f.lifted_at IS NULL) AS open,
       (SELECT count(*)::int FROM audit_events e WHERE e.object_id = a.id::text AND e.action = 'approval_approved'
          AND e.outcome = 'success') AS approved,
       (SELECT count(*)::int FROM audit_events e WHERE e.object_id = w.id::text AND e.action = 'wallet_unfrozen') AS unfrozen,
       (SELECT count(*)::int FROM audit_events e WHERE e.object_id = a.id::text AND e.outcome = 'success'
          AND e.action IN ('approval_approved', 'approval_rejected', 'approval_withdrawn', 'approval_expired')) AS ended
     FROM approvals a JOIN wallets w ON w.id::text = a.target_id WHERE a.id = $1`,
    [approvalId],
  )
  const [row] = rows
  if (!row) throw new Error('there is no such request')
  return row
}
