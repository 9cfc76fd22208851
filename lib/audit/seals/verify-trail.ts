import type { ClientBase } from 'pg'
import type { TrustedKeys } from './keys'
import type { Seal } from './seal'
import { type Restore, SecondPlace } from './second-place'
import { verifyGuards, verifyOutside } from './surroundings'
import { atOneInstant, type Problem, sealsAfter, verifySeals } from './verification'

export type Verification = {
  problem: Problem | null
  seals: number
  events: number
  /** The last seal that holds, and when it was made (ISO); null when there is none. */
  last: { seal: string; sealedAt: string } | null
  epochs: number
  restores: readonly Restore[]
  /** Seals that the second place does not know. */
  missingHeads: number
  /** Rows no seal has closed yet. */
  unsealed: number
}

type Options = {
  /** Path of the heads; null leaves the second place out. */
  heads: string | null
  onProgress?: (seals: number, of: number) => void
}

/** The whole trail, from its first seal to the last, and what the second place knows. All of it at one instant. */
export function verifyTrail(client: ClientBase, keys: TrustedKeys, options: Options): Promise<Verification> {
  return atOneInstant(client, () => verify(client, keys, options))
}

/** The same within a transaction that the caller has begun. */
export async function verify(
  client: ClientBase,
  keys: TrustedKeys,
  { heads, onProgress }: Options,
): Promise<Verification> {
  const second = heads === null ? null : await SecondPlace.open(heads, keys)
  const { rows } = await client.query<{ seals: number }>('SELECT count(*)::int AS seals FROM audit_seals')
  const total = rows[0]?.seals ?? 0
  let problem: Problem | null = null
  let last: Seal | null = null
  let [seals, events] = [0, 0]
  while (!problem) {
    const batch: Seal[] = await sealsAfter(client, last?.id ?? '0')
    if (batch.length === 0) break
    // What the second place misses comes first: it says what is gone, where the chain only says that something is.
    for (const seal of second ? batch : []) problem ??= (await second?.compare(seal)) ?? null
    const found = await verifySeals(client, keys, last, batch)
    problem = first(problem, found.problem)
    const held = batch.filter(({ id }) => !problem?.seal || BigInt(id) < BigInt(problem.seal))
    seals += held.length
    events += held.reduce((sum, { eventCount }) => sum + eventCount, 0)
    last = found.last
    onProgress?.(seals, total)
  }
  problem ??= (await second?.end(last?.id ?? null)) ?? null
  problem ??= await verifyOutside(client)
  problem ??= await verifyGuards(client)
  return {
    ...{ problem, seals, events },
    last: last && { seal: last.id, sealedAt: last.sealedAt.toISOString() },
    epochs: last?.epoch ?? 0,
    restores: second?.restores ?? [],
    missingHeads: second?.missing ?? 0,
    unsealed: await countUnsealed(client),
  }
}

/** The one about the earlier seal; of the same seal, what the chain says. */
function first(one: Problem | null, other: Problem | null): Problem | null {
  if (!one || !other) return one ?? other
  return BigInt(other.seal ?? 0) <= BigInt(one.seal ?? 0) ? other : one
}

async function countUnsealed(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_events e, pg_control_system() c
     WHERE e.cluster_id = c.system_identifier AND e.txid >= (
       SELECT coalesce(max(s.to_txid), 0) FROM audit_seals s WHERE s.cluster_id = c.system_identifier)`,
  )
  return rows[0]?.n ?? 0
}
