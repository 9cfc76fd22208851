import type { ClientBase } from 'pg'

/** A batch of about half a million deltas: short enough to be cut off, and to keep few locks. */
const BLOCKS = 4_096

/**
 * Folds the deltas there are into the rollups, in batches that each happen entirely or not at all. Reads are exact
 * before, meanwhile and after. A second folder at the same time does nothing.
 * @returns how many deltas were folded
 * @throws when a statement fails; what was folded before stays folded
 */
export async function foldDeltas(client: ClientBase, signal?: AbortSignal): Promise<number> {
  const { rows } = await client.query<{ blocks: string }>('SELECT stats.delta_blocks() AS blocks')
  const end = Number(rows[0]?.blocks ?? 0)
  let folded = 0
  for (let block = 0; block < end && !signal?.aborted; block += BLOCKS) {
    const batch = await foldBlocks(client, block)
    if (batch === null) break
    folded += batch
  }
  return folded
}

/** Null when somebody else is folding. */
async function foldBlocks(client: ClientBase, block: number): Promise<number | null> {
  return repeatableRead(client, async () => {
    const { rows } = await client.query<{ folded: string | null }>('SELECT stats.fold($1, $2) AS folded', [
      block,
      block + BLOCKS,
    ])
    const folded = rows[0]?.folded ?? null
    return folded === null ? null : Number(folded)
  }).catch((error) => {
    if (isSerializationFailure(error)) return null
    throw error
  })
}

/** Counts the whole bank and keeps its statistics from there, as the owner; writers go on meanwhile. */
export async function rebuildStatistics(client: ClientBase): Promise<void> {
  await again(client, 'SELECT stats.rebuild()', [])
}

/** Makes the statistics those of a time zone: counts the whole bank when they are of another. */
export async function keepInZone(client: ClientBase, timeZone: string): Promise<boolean> {
  const { rows } = await client.query<{ time_zone: string }>('SELECT time_zone FROM stats.settings')
  if (rows[0]?.time_zone === timeZone) return false
  await again(client, 'SELECT stats.set_time_zone($1)', [timeZone])
  return true
}

/** A fold that ended while this one waited for its turn makes it see old rows: it begins again. */
async function again(client: ClientBase, sql: string, parameters: string[], tries = 5): Promise<void> {
  try {
    await repeatableRead(client, () => client.query(sql, parameters))
  } catch (error) {
    if (!isSerializationFailure(error) || tries === 1) throw error
    await again(client, sql, parameters, tries - 1)
  }
}

async function repeatableRead<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // the connection may be what failed
    throw error
  }
}

function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40001'
}
