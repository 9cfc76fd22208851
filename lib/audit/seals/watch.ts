import type { ClientBase } from 'pg'
import { type Head, lastHead } from './heads'
import type { TrustedKeys } from './keys'
import type { Seal } from './seal'
import { verifyGuards, verifyOutside } from './surroundings'
import { atOneInstant, type Problem, sealAt, sealsAfter, verifySeals } from './verification'

/** Rows that one run looks at again: the cost of a run stays the same however long the trail gets. */
const ROWS_AGAIN = 20_000
/** New seals that one run looks at; the rest is for the next. */
const NEW_BATCHES = 20

type State = { checkedSeal: string; againSeal: string; problemSeal: string | null }
type Found = { checked: Seal | null; again: Seal | null; roundEnded: boolean; problem: Problem | null }

/**
 * Looks at what was sealed since the last run, at a stretch of older seals, round after round, and at what a run before
 * found wrong; keeps the outcome in audit_verification.
 * @returns what is wrong with the trail now
 */
export async function watchTrail(
  client: ClientBase,
  keys: TrustedKeys,
  heads: string,
): Promise<Problem | null> {
  // First: a head that is written after the instant of the look is not missed in it.
  const head = await lastHead(heads)
  const found = await atOneInstant(client, () => look(client, keys, head))
  await client.query(
    `UPDATE audit_verification SET checked_seal = greatest(checked_seal, $1), checked_at = clock_timestamp(), again_seal = $2,
       round_started_at = CASE WHEN $3 OR round_started_at IS NULL THEN clock_timestamp() ELSE round_started_at END,
       round_finished_at = CASE WHEN $3 THEN clock_timestamp() ELSE round_finished_at END,
       problem = $4, problem_seal = $5, problem_at = CASE WHEN $4::text IS NULL THEN NULL ELSE coalesce(problem_at, clock_timestamp()) END`,
    [
      ...[found.checked?.id ?? '0', found.roundEnded ? '0' : (found.again?.id ?? '0'), found.roundEnded],
      ...[found.problem?.sentence.slice(0, 500) ?? null, found.problem?.seal ?? null],
    ],
  )
  return found.problem
}

async function look(client: ClientBase, keys: TrustedKeys, head: Head | null): Promise<Found> {
  const { rows } = await client.query<State>(
    `SELECT checked_seal::text AS "checkedSeal", again_seal::text AS "againSeal", problem_seal::text AS "problemSeal"
     FROM audit_verification`,
  )
  const [state] = rows
  if (!state) throw new Error('audit_verification has no row')
  const known = state.problemSeal === null ? null : await lookAgain(client, keys, state.problemSeal)
  const fresh = await lookAtNew(client, keys, state.checkedSeal)
  const older = await lookAtOlder(client, keys, state.againSeal)
  const problem =
    known ??
    older.problem ??
    fresh.problem ??
    (await verifyTail(client, head)) ??
    (await verifyOutside(client)) ??
    (await verifyGuards(client))
  return { checked: fresh.last, again: older.last, roundEnded: older.ended, problem }
}

async function lookAgain(client: ClientBase, keys: TrustedKeys, id: string): Promise<Problem | null> {
  const before = await sealAt(client, String(BigInt(id) - 1n))
  const seals = await sealsAfter(client, before?.id ?? '0', { limit: 1 })
  return (await verifySeals(client, keys, before, seals)).problem
}

async function lookAtNew(client: ClientBase, keys: TrustedKeys, from: string) {
  let last = await sealAt(client, from)
  for (let batch = 0; batch < NEW_BATCHES; batch += 1) {
    const seals = await sealsAfter(client, last?.id ?? '0')
    if (seals.length === 0) break
    const found = await verifySeals(client, keys, last, seals)
    last = found.last
    if (found.problem) return found
  }
  return { last, problem: null }
}

async function lookAtOlder(client: ClientBase, keys: TrustedKeys, from: string) {
  const start = await sealAt(client, from)
  const seals = await sealsAfter(client, start?.id ?? '0', { rows: ROWS_AGAIN })
  const { last, problem } = await verifySeals(client, keys, start, seals)
  const end = seals.at(-1)?.id ?? start?.id ?? '0'
  return { last, problem, ended: (await sealsAfter(client, end, { limit: 1 })).length === 0 }
}

/** Whether the newest head of the second place is still in the database: a cut-off tail shows at once. */
async function verifyTail(client: ClientBase, head: Head | null): Promise<Problem | null> {
  if (!head) return null
  const { rowCount } = await client.query('SELECT FROM audit_seals WHERE id = $1 AND hash = $2', [
    head.seal,
    head.hash,
  ])
  if (rowCount === 1) return null
  const last = await sealAt(client, head.seal)
  const sentence = `The second place knows seal ${head.seal} of ${head.sealedAt}, and the database does not: the trail was cut off, or a copy was restored.`
  return { kind: 'tail_cut', seal: last?.id ?? null, sentence }
}
