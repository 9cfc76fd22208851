import type { Pool } from 'pg'

/**
 * Deltas of one day as a bank makes them, waiting to be folded: every type by its own channel, half inserts, half
 * completions. As the owner: nobody else may write them.
 */
export async function fillDeltas(owner: Pool, count: number): Promise<void> {
  await owner.query(
    `INSERT INTO stats.transaction_deltas (created_at, new_completed_at, amount, fee, moved, type, channel, old_status,
                                           new_status, amount_bucket, new_bucket)
     SELECT at, CASE WHEN done THEN at + took END, amount * 100, 100, amount * 100 - 100,
            (enum_range(NULL::transaction_type))[1 + kind % 12], (enum_range(NULL::transaction_channel))[1 + kind % 7],
            CASE WHEN done THEN 'pending' END::transaction_status,
            CASE WHEN done THEN 'completed' ELSE 'pending' END::transaction_status,
            stats.amount_bucket(amount), CASE WHEN done THEN stats.transaction_time_bucket(took) END
     FROM (SELECT n % 2 = 0 AS done, (random() * 11)::int AS kind, now() - random() * interval '24 hours' AS at,
                  random() ^ 4 * interval '10 minutes' AS took, round(exp(random() * 8)::numeric, 2) + 0.01 AS amount
           FROM generate_series(1, $1::int) n) d`,
    [count],
  )
}
