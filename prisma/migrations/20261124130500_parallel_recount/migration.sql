-- The plain count in the shape that PostgreSQL counts with all its processes: each table is grouped where it is read, by
-- what its cells differ in, and only the groups are cut to the hours and days of the bank.
CREATE OR REPLACE VIEW stats.plain_count AS
  WITH zone AS MATERIALIZED (SELECT max(time_zone) AS name FROM stats.settings),
  timed AS (
    SELECT measure, date_bin((SELECT max(step) FROM stats.settings), at, '2000-01-01 00:00+00') AS at, a, b, c, bucket,
           sum(cell.n) AS n, sum(cell.amount) AS amount
      FROM public.customers r, LATERAL stats.customer_cells(r.status, r.is_verified, r.created_at)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, date_bin((SELECT max(step) FROM stats.settings), at, '2000-01-01 00:00+00'), a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.merchants r, LATERAL stats.merchant_cells(r.status, r.created_at)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, at, a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.wallets r, LATERAL stats.wallet_cells(r.status, r.tier, r.kyc_state, r.balance)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, date_bin((SELECT max(step) FROM stats.settings), at, '2000-01-01 00:00+00'), a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.qr_codes r, LATERAL stats.qr_code_cells(r.status, r.created_at, r.scanned_at, r.expires_at)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, date_bin((SELECT max(step) FROM stats.settings), at, '2000-01-01 00:00+00'), a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.eft_payments r,
           LATERAL stats.eft_payment_cells(r.bank, r.status, r.amount, r.created_at, r.processed_at, r.completed_at)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, date_bin((SELECT max(step) FROM stats.settings), at, '2000-01-01 00:00+00'), a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.kyc_records r, LATERAL stats.kyc_record_cells(r.status, r.submitted_at, r.decided_at)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT measure, at, a, b, c, bucket, sum(cell.n), sum(cell.amount)
      FROM public.kyc_events r, LATERAL stats.kyc_event_cells(r.to_status)
        AS cell(measure, at, a, b, c, bucket, n, amount) GROUP BY 1, 2, 3, 4, 5, 6
  ),
  lifetime AS MATERIALIZED (
    SELECT type, status, failure_code AS failure, stats.amount_bucket(amount) AS amount_bucket,
           stats.transaction_time_bucket(completed_at - created_at) AS time_bucket,
           count(*) AS n, sum(amount) AS amount, sum(fee) AS fee, sum(completed_at - created_at) AS duration
      FROM public.transactions GROUP BY 1, 2, 3, 4, 5
  ),
  hourly AS MATERIALIZED (
    SELECT date_bin((SELECT max(step) FROM stats.settings), created_at, '2000-01-01 00:00+00') AS at, channel, status,
           count(*) AS n, sum(amount) AS amount
      FROM public.transactions GROUP BY 1, 2, 3
  ),
  moved AS (
    SELECT date_bin((SELECT max(step) FROM stats.settings), completed_at, '2000-01-01 00:00+00') AS at,
           count(*) AS n, sum(CASE direction WHEN 'credit' THEN net_amount ELSE -net_amount END) AS amount
      FROM public.transactions WHERE completed_at IS NOT NULL GROUP BY 1
  ),
  cell AS (
    SELECT 'transactions' AS measure, '-infinity'::timestamptz AS at, type::text AS a, status::text AS b, '' AS c,
           amount_bucket AS bucket, n, amount
      FROM lifetime
    UNION ALL
    SELECT 'transactions_by_hour', date_trunc('hour', at, zone.name), channel::text, status::text, '', 0::smallint, n, amount
      FROM hourly, zone
    UNION ALL
    SELECT 'transactions_by_day', date_trunc('day', at, zone.name), status::text, '', '', 0::smallint, n, amount
      FROM hourly, zone
    UNION ALL
    SELECT 'transactions_failed', '-infinity', failure::text, '', '', 0::smallint, n, 0 FROM lifetime WHERE failure IS NOT NULL
    UNION ALL
    SELECT 'transaction_durations', '-infinity', '', '', '', time_bucket, n, extract(epoch FROM duration)
      FROM lifetime WHERE time_bucket IS NOT NULL
    UNION ALL
    SELECT 'transaction_fees', '-infinity', '', '', '', 0::smallint, n, fee FROM lifetime WHERE time_bucket IS NOT NULL
    UNION ALL
    SELECT 'balance_moved', date_trunc('day', at, zone.name), '', '', '', 0::smallint, n, amount FROM moved, zone
    UNION ALL
    SELECT 'transactions_entered', '-infinity', t.type::text, e.to_status::text, '', 0::smallint, count(*), 0
      FROM public.transaction_events e JOIN public.transactions t ON t.id = e.transaction_id GROUP BY t.type, e.to_status
    UNION ALL
    SELECT measure, date_trunc('hour', timed.at, zone.name), a, b, c, bucket, n, amount FROM timed, zone
  )
  SELECT measure, at, a, b, c, bucket, sum(n)::bigint AS n, sum(amount) AS amount
    FROM cell GROUP BY measure, at, a, b, c, bucket;

-- As before; a statement that makes a table may use several processes, one that inserts into it may not.
CREATE OR REPLACE FUNCTION stats.rebuild() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET work_mem = '128MB'
SET jit = off
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('phantom.stats', 0));
  CREATE TABLE stats.counted AS SELECT * FROM stats.plain_count;
  DELETE FROM stats.rollups;
  DELETE FROM stats.transaction_deltas;
  DELETE FROM stats.deltas;
  INSERT INTO stats.rollups SELECT * FROM stats.counted;
  DROP TABLE stats.counted;
END
$$;
