import type { ClientBase } from 'pg'
import { checkWallets } from './check-wallets'

const BATCH = 500
/** Between two rounds; what moved is compared at once all the same. */
const RESTS = `interval '1 minute'`

type Round = { after: string | null; rests: boolean }

/**
 * Compares the next wallets of the round over all of them; after the last one a round ends and the next begins. A
 * wallet that was changed without a transaction shows at the latest when the round comes to it.
 * @returns whether the round ended, or rests
 */
export async function checkNext(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<Round>(
    `SELECT after_wallet AS after, after_wallet IS NULL AND last_finished > now() - ${RESTS} AS rests FROM balance_round`,
  )
  if (rows[0]?.rests) return true
  const { rows: wallets } = await client.query<{ id: string }>(
    'SELECT id FROM wallets WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
    [rows[0]?.after ?? null, BATCH],
  )
  const ids = wallets.map(({ id }) => id)
  await checkWallets(client, ids)
  const ended = ids.length < BATCH
  await client.query(
    ended
      ? `UPDATE balance_round SET after_wallet = NULL, last_wallets = wallets + $1, last_finished = clock_timestamp(),
           wallets = 0, started_at = clock_timestamp()`
      : 'UPDATE balance_round SET wallets = wallets + $1, after_wallet = $2',
    ended ? [ids.length] : [ids.length, ids.at(-1)],
  )
  return ended
}

/** Compares again what differed. */
export async function checkDifferences(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT DISTINCT wallet_id AS id FROM balance_differences WHERE resolved_at IS NULL LIMIT 1000',
  )
  return checkWallets(
    client,
    rows.map(({ id }) => id),
  )
}

/** The wallets that transactions moved. */
export async function walletsOf(client: ClientBase, transactionIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT DISTINCT wallet_id AS id FROM transactions WHERE id = ANY($1)',
    [transactionIds],
  )
  return rows.map(({ id }) => id)
}
