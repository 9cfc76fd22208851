-- Reading statistics, folding deltas into rollups, and the plain count they are held to.

-- The cells of deltas that lie in a range of places (of each of the delta tables), hours and days cut to those of the
-- bank. Deltas that are alike are added up once; all else works on what is left.
CREATE FUNCTION stats.delta_cells(from_place tid, to_place tid)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql STABLE
AS $$
  WITH zone AS MATERIALIZED (SELECT max(time_zone) AS name, max(step) AS step FROM stats.settings),
  alike AS (
    SELECT date_bin(zone.step, d.created_at, '2000-01-01 00:00+00') AS hour,
           date_bin(zone.step, d.old_completed_at, '2000-01-01 00:00+00') AS old_done,
           date_bin(zone.step, d.new_completed_at, '2000-01-01 00:00+00') AS new_done,
           d.type, d.channel, d.old_status, d.new_status, d.old_failure, d.new_failure, d.amount_bucket, d.old_bucket, d.new_bucket,
           count(*) AS n, sum(d.amount) AS amount, sum(d.fee) AS fee, sum(d.moved) AS moved,
           sum(d.old_completed_at - d.created_at) AS old_duration, sum(d.new_completed_at - d.created_at) AS new_duration
      FROM stats.transaction_deltas d, zone WHERE d.ctid >= from_place AND d.ctid < to_place
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  ),
  change AS MATERIALIZED (
    SELECT date_trunc('hour', hour, zone.name) AS hour, date_trunc('day', hour, zone.name) AS day,
           date_trunc('day', side.done, zone.name) AS done_day, type, channel, side.status, side.failure, amount_bucket,
           side.time_bucket, side.sign * alike.n AS n, side.sign * amount AS thebe, side.sign * fee AS fee_thebe,
           side.sign * moved AS moved_thebe, side.sign * side.duration AS duration,
           CASE WHEN side.sign > 0 AND old_status IS DISTINCT FROM new_status THEN alike.n ELSE 0 END AS entered
      FROM alike, zone, LATERAL (VALUES
        (old_status, old_failure, old_done, old_bucket, old_duration, -1),
        (new_status, new_failure, new_done, new_bucket, new_duration, 1)
      ) AS side(status, failure, done, time_bucket, duration, sign) WHERE side.status IS NOT NULL
  )
  SELECT 'transactions', '-infinity'::timestamptz, type::text, status::text, '', amount_bucket, sum(n)::bigint, sum(thebe) / 100
    FROM change GROUP BY type, status, amount_bucket
  UNION ALL
  SELECT 'transactions_by_hour', hour, channel::text, status::text, '', 0::smallint, sum(n)::bigint, sum(thebe) / 100
    FROM change GROUP BY hour, channel, status
  UNION ALL
  SELECT 'transactions_by_day', day, status::text, '', '', 0::smallint, sum(n)::bigint, sum(thebe) / 100
    FROM change GROUP BY day, status
  UNION ALL
  SELECT 'transactions_failed', '-infinity', failure::text, '', '', 0::smallint, sum(n)::bigint, 0
    FROM change WHERE failure IS NOT NULL GROUP BY failure
  UNION ALL
  SELECT 'transaction_durations', '-infinity', '', '', '', time_bucket, sum(n)::bigint, extract(epoch FROM sum(duration))
    FROM change WHERE done_day IS NOT NULL GROUP BY time_bucket
  UNION ALL
  SELECT 'transaction_fees', '-infinity', '', '', '', 0::smallint, sum(n)::bigint, sum(fee_thebe) / 100
    FROM change WHERE done_day IS NOT NULL HAVING count(*) > 0
  UNION ALL
  SELECT 'balance_moved', done_day, '', '', '', 0::smallint, sum(n)::bigint, sum(moved_thebe) / 100
    FROM change WHERE done_day IS NOT NULL GROUP BY done_day
  UNION ALL
  SELECT 'transactions_entered', '-infinity', type::text, status::text, '', 0::smallint, sum(entered)::bigint, 0
    FROM change WHERE entered > 0 GROUP BY type, status
  UNION ALL
  SELECT d.measure, date_trunc('hour', d.at, zone.name), d.a, d.b, d.c, d.bucket, d.n, d.amount
    FROM stats.deltas d, zone WHERE d.ctid >= from_place AND d.ctid < to_place
$$;

-- Every cell as it is now. A reader sees rollups and deltas at the same instant.
CREATE VIEW stats.cells AS
  SELECT * FROM stats.rollups UNION ALL SELECT * FROM stats.delta_cells('(0,0)', '(4294967295,0)');

-- The same cells from the rows of the bank themselves: what statistics are held to, and rebuilt from.
CREATE VIEW stats.plain_count AS
  WITH zone AS MATERIALIZED (SELECT max(time_zone) AS name, max(step) AS step FROM stats.settings),
  alike AS (
    SELECT date_bin(zone.step, created_at, '2000-01-01 00:00+00') AS hour,
           date_bin(zone.step, completed_at, '2000-01-01 00:00+00') AS done,
           type, channel, status, failure_code AS failure, stats.amount_bucket(amount) AS amount_bucket,
           stats.transaction_time_bucket(completed_at - created_at) AS time_bucket,
           count(*) AS n, sum(amount) AS amount, sum(fee) AS fee, sum(completed_at - created_at) AS duration,
           sum(CASE direction WHEN 'credit' THEN net_amount ELSE -net_amount END) AS moved
      FROM public.transactions, zone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ),
  found AS MATERIALIZED (
    SELECT date_trunc('hour', hour, zone.name) AS hour, date_trunc('day', hour, zone.name) AS day,
           date_trunc('day', done, zone.name) AS done_day, type, channel, status, failure, amount_bucket, time_bucket,
           n, amount, fee, duration, moved
      FROM alike, zone
  ),
  timed AS (
    SELECT cell.* FROM public.customers r, LATERAL stats.customer_cells(r.status, r.is_verified, r.created_at) AS cell
    UNION ALL SELECT cell.* FROM public.merchants r, LATERAL stats.merchant_cells(r.status, r.created_at) AS cell
    UNION ALL SELECT cell.* FROM public.wallets r, LATERAL stats.wallet_cells(r.status, r.tier, r.kyc_state, r.balance) AS cell
    UNION ALL SELECT cell.* FROM public.qr_codes r,
      LATERAL stats.qr_code_cells(r.status, r.created_at, r.scanned_at, r.expires_at) AS cell
    UNION ALL SELECT cell.* FROM public.eft_payments r,
      LATERAL stats.eft_payment_cells(r.bank, r.status, r.amount, r.created_at, r.processed_at, r.completed_at) AS cell
    UNION ALL SELECT cell.* FROM public.kyc_records r,
      LATERAL stats.kyc_record_cells(r.status, r.submitted_at, r.decided_at) AS cell
    UNION ALL SELECT cell.* FROM public.kyc_events r, LATERAL stats.kyc_event_cells(r.to_status) AS cell
  ),
  cell AS (
    SELECT 'transactions' AS measure, '-infinity'::timestamptz AS at, type::text AS a, status::text AS b, '' AS c,
           amount_bucket AS bucket, sum(n)::bigint AS n, sum(amount) AS amount
      FROM found GROUP BY type, status, amount_bucket
    UNION ALL
    SELECT 'transactions_by_hour', hour, channel::text, status::text, '', 0::smallint, sum(n)::bigint, sum(amount)
      FROM found GROUP BY hour, channel, status
    UNION ALL
    SELECT 'transactions_by_day', day, status::text, '', '', 0::smallint, sum(n)::bigint, sum(amount)
      FROM found GROUP BY day, status
    UNION ALL
    SELECT 'transactions_failed', '-infinity', failure::text, '', '', 0::smallint, sum(n)::bigint, 0
      FROM found WHERE failure IS NOT NULL GROUP BY failure
    UNION ALL
    SELECT 'transaction_durations', '-infinity', '', '', '', time_bucket, sum(n)::bigint, extract(epoch FROM sum(duration))
      FROM found WHERE done_day IS NOT NULL GROUP BY time_bucket
    UNION ALL
    SELECT 'transaction_fees', '-infinity', '', '', '', 0::smallint, sum(n)::bigint, sum(fee)
      FROM found WHERE done_day IS NOT NULL HAVING count(*) > 0
    UNION ALL
    SELECT 'balance_moved', done_day, '', '', '', 0::smallint, sum(n)::bigint, sum(moved)
      FROM found WHERE done_day IS NOT NULL GROUP BY done_day
    UNION ALL
    SELECT 'transactions_entered', '-infinity', t.type::text, e.to_status::text, '', 0::smallint, count(*), 0
      FROM public.transaction_events e JOIN public.transactions t ON t.id = e.transaction_id GROUP BY t.type, e.to_status
    UNION ALL
    SELECT measure, date_trunc('hour', timed.at, zone.name), a, b, c, bucket, n, amount FROM timed, zone
  )
  SELECT measure, at, a, b, c, bucket, sum(n)::bigint AS n, sum(amount) AS amount
    FROM cell GROUP BY measure, at, a, b, c, bucket;

-- Cells in which statistics and plain count differ: none, ever. Both sides are seen at the same instant.
CREATE VIEW stats.drift AS
  SELECT measure, at, a, b, c, bucket, coalesce(kept.n, 0) AS kept_n, coalesce(plain.n, 0) AS plain_n,
         coalesce(kept.amount, 0) AS kept_amount, coalesce(plain.amount, 0) AS plain_amount
    FROM (SELECT measure, at, a, b, c, bucket, sum(n)::bigint AS n, sum(amount) AS amount
            FROM stats.cells GROUP BY measure, at, a, b, c, bucket) kept
    FULL JOIN stats.plain_count plain USING (measure, at, a, b, c, bucket)
   WHERE coalesce(kept.n, 0) <> coalesce(plain.n, 0) OR coalesce(kept.amount, 0) <> coalesce(plain.amount, 0);

-- How long the delta tables are, in blocks: where a fold ends.
CREATE FUNCTION stats.delta_blocks() RETURNS bigint
LANGUAGE sql VOLATILE
AS $$
  SELECT max(pg_relation_size(inhrelid) / current_setting('block_size')::bigint) FROM pg_inherits
   WHERE inhparent IN ('stats.transaction_deltas'::regclass, 'stats.deltas'::regclass)
$$;

-- Moves the deltas in some blocks of each delta table into the rollups. Both statements must see the same deltas, so it
-- asks for a repeatable read transaction, which also lets only one of two folds at a time succeed.
-- Returns how many deltas it folded, null when somebody else is folding.
CREATE FUNCTION stats.fold(from_block bigint, to_block bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
AS $$
DECLARE
  from_place tid := format('(%s,0)', from_block)::tid;
  to_place tid := format('(%s,0)', to_block)::tid;
  folded bigint;
  more bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'repeatable read' THEN
    RAISE EXCEPTION 'a fold needs a repeatable read transaction' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  IF NOT pg_try_advisory_xact_lock(hashtextextended('phantom.stats', 0)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO stats.rollups AS known
  SELECT measure, at, a, b, c, bucket, sum(n), sum(amount) FROM stats.delta_cells(from_place, to_place)
   GROUP BY measure, at, a, b, c, bucket HAVING sum(n) <> 0 OR sum(amount) <> 0
  ON CONFLICT (measure, at, a, b, c, bucket)
    DO UPDATE SET n = known.n + excluded.n, amount = known.amount + excluded.amount;
  DELETE FROM stats.transaction_deltas WHERE ctid >= from_place AND ctid < to_place;
  GET DIAGNOSTICS folded = ROW_COUNT;
  DELETE FROM stats.deltas WHERE ctid >= from_place AND ctid < to_place;
  GET DIAGNOSTICS more = ROW_COUNT;
  RETURN folded + more;
END
$$;

-- Counts the whole bank and begins again from there. To be called in a repeatable read transaction: writers go on
-- meanwhile, and what they commit stays a delta.
CREATE FUNCTION stats.rebuild() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
SET work_mem = '128MB'
SET jit = off
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('phantom.stats', 0));
  DELETE FROM stats.rollups;
  DELETE FROM stats.transaction_deltas;
  DELETE FROM stats.deltas;
  INSERT INTO stats.rollups SELECT * FROM stats.plain_count;
END
$$;

-- Keeps hours and days of another zone from now on, which are counted anew: in a repeatable read transaction as well.
CREATE FUNCTION stats.set_time_zone(zone text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE stats.settings SET time_zone = zone,
    -- The offset of every zone is a multiple of a quarter of an hour, for most of a whole one.
    step = CASE WHEN EXISTS (SELECT FROM generate_series(timestamptz '1980-01-01', now() + interval '1 year', '30 days') AS t
                              WHERE date_trunc('hour', t, zone) <> date_trunc('hour', t, 'UTC'))
                THEN interval '15 minutes' ELSE interval '1 hour' END;
  PERFORM stats.rebuild();
END
$$;
REVOKE EXECUTE ON FUNCTION stats.rebuild(), stats.fold(bigint, bigint), stats.set_time_zone(text) FROM PUBLIC;

-- The portal reads statistics and folds them; it cannot write any. It notes what a comparison found.
CREATE FUNCTION stats.grant_runtime_rights() RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    RETURN false;
  END IF;
  GRANT USAGE ON SCHEMA stats TO phantom_runtime;
  GRANT SELECT ON ALL TABLES IN SCHEMA stats TO phantom_runtime;
  GRANT UPDATE (drift, compared_at) ON stats.settings TO phantom_runtime;
  GRANT EXECUTE ON FUNCTION stats.fold(bigint, bigint), stats.set_time_zone(text) TO phantom_runtime;
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION stats.grant_runtime_rights() FROM PUBLIC;
SELECT stats.grant_runtime_rights();

-- What a snapshot reads of the bank's rows themselves: the part of an hour, and what waits.
CREATE INDEX qr_codes_scanned_at_idx ON qr_codes (scanned_at) WHERE scanned_at IS NOT NULL;
CREATE INDEX qr_codes_expired_at_idx ON qr_codes (expires_at) WHERE status = 'expired';

-- Writers wait until this migration ends, so that nothing is counted twice.
LOCK TABLE customers, merchants, wallets, transactions, transaction_events, qr_codes, eft_payments, kyc_records, kyc_events
  IN SHARE ROW EXCLUSIVE MODE;
SELECT stats.rebuild();
