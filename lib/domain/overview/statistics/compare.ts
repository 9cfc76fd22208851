import type { ClientBase } from 'pg'

export type Difference = {
  measure: string
  /** How many numbers differ, and one of them. */
  cells: number
  example: { place: string; kept: string; counted: string }
}

/**
 * Compares the statistics with a plain count of every row, both at the same instant: writers and folds may go on.
 * Notes the outcome for the snapshot (`stats_drift`).
 * @returns the measures that differ: none, ever
 */
export async function compareStatistics(client: ClientBase): Promise<Difference[]> {
  const { rows } = await client.query<Difference>(
    `SELECT measure, count(*)::float8 AS cells,
            (array_agg(json_build_object(
              'place', concat_ws(' ', CASE WHEN isfinite(at) THEN at END, nullif(a, ''), nullif(b, ''), nullif(c, ''), 'bucket ' || bucket),
              'kept', kept_n || ' (' || kept_amount || ')', 'counted', plain_n || ' (' || plain_amount || ')')))[1] AS example
     FROM stats.drift GROUP BY measure ORDER BY measure`,
  )
  await client.query(
    `UPDATE stats.settings SET compared_at = clock_timestamp(), drift =
       coalesce((SELECT jsonb_object_agg(measure, 0) FROM (SELECT DISTINCT measure FROM stats.rollups) m), '{}') || $1::jsonb`,
    [JSON.stringify(Object.fromEntries(rows.map(({ measure, cells }) => [measure, cells])))],
  )
  return rows
}
