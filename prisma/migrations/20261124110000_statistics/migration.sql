-- The bank's numbers at flat cost. A number is a cell: a measure, an hour or day (or none), up to three dimensions, a
-- bucket, and what they hold: how many (n) and how much (amount: BWP or seconds). Cells are sums over rows of the
-- bank, so that a change of rows is a change of cells: triggers append it as a delta, in the transaction of the
-- writer, whoever that is; the worker folds deltas into rollups. Rollups + deltas is exact at every instant.

CREATE SCHEMA stats;

CREATE TABLE stats.settings (
  id          smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  -- Hours and days of the cells are those of this zone. Steps begin where its hours begin, and are cheap to find.
  time_zone   text NOT NULL DEFAULT 'Africa/Gaborone',
  step        interval NOT NULL DEFAULT '1 hour',
  -- By measure, how many cells differed from a plain count when they were last compared.
  drift       jsonb NOT NULL DEFAULT '{}',
  compared_at timestamptz(3)
);
INSERT INTO stats.settings DEFAULT VALUES;

CREATE TABLE stats.rollups (
  measure text COLLATE "C" NOT NULL,
  at      timestamptz NOT NULL, -- -infinity where a measure has no time
  a       text COLLATE "C" NOT NULL,
  b       text COLLATE "C" NOT NULL,
  c       text COLLATE "C" NOT NULL,
  bucket  smallint NOT NULL,
  n       bigint NOT NULL,
  amount  numeric NOT NULL,
  PRIMARY KEY (measure, at, a, b, c, bucket)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- Deltas rotate: three tables take turns of ten minutes by the clock of the writer. The two whose turn it is not are
-- emptied by the fold and then hold dead rows only, so that vacuum gives all of their space back, even after a reader
-- that held a snapshot for an hour or a night without a worker. Which one a delta is in has no meaning, so neither has
-- a clock that is set back. They have no index: they are short, and writers wait for every index.
CREATE FUNCTION stats.turn() RETURNS smallint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT ((extract(epoch FROM now())::bigint / 600) % 3)::smallint $$;

-- One row for each transaction inserted or changed, with what its cells are made of before and after: the cheapest for
-- writers, who append thousands a second. Money in thebe: whole numbers add up faster.
CREATE TABLE stats.transaction_deltas (
  created_at       timestamptz NOT NULL,
  old_completed_at timestamptz,
  new_completed_at timestamptz,
  amount           bigint NOT NULL,
  fee              bigint NOT NULL,
  moved            bigint NOT NULL, -- what the wallet's balance moves by
  type             public.transaction_type NOT NULL,
  channel          public.transaction_channel NOT NULL,
  old_status       public.transaction_status,
  new_status       public.transaction_status,
  old_failure      public.transaction_failure_code,
  new_failure      public.transaction_failure_code,
  amount_bucket    smallint NOT NULL,
  old_bucket       smallint,
  new_bucket       smallint, -- of the time from creation to completion
  turn             smallint NOT NULL DEFAULT stats.turn()
) PARTITION BY LIST (turn);

-- Changes of cells of everything else.
CREATE TABLE stats.deltas (
  turn    smallint NOT NULL DEFAULT stats.turn(),
  measure text COLLATE "C" NOT NULL,
  at      timestamptz NOT NULL,
  a       text COLLATE "C" NOT NULL,
  b       text COLLATE "C" NOT NULL,
  c       text COLLATE "C" NOT NULL,
  bucket  smallint NOT NULL,
  n       bigint NOT NULL,
  amount  numeric NOT NULL
) PARTITION BY LIST (turn);

DO $do$
BEGIN
  FOR turn IN 0..2 LOOP
    EXECUTE format('CREATE TABLE stats.transaction_deltas_%1$s PARTITION OF stats.transaction_deltas FOR VALUES IN (%1$s)
      WITH (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0)', turn);
    EXECUTE format('CREATE TABLE stats.deltas_%1$s PARTITION OF stats.deltas FOR VALUES IN (%1$s)
      WITH (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0)', turn);
  END LOOP;
END
$do$;

-- Which bucket a value is in; a value on an edge is in the bucket below it. The edges are those of lib/metrics/buckets.
CREATE FUNCTION stats.amount_bucket(amount numeric) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT width_bucket(amount - 0.0005, '{1,5,10,25,50,100,250,500,1000,2500,5000,10000,25000,50000}'::numeric[])::smallint $$;

CREATE FUNCTION stats.transaction_time_bucket(duration interval) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT width_bucket(duration - '0.5 ms', '{1 s,2 s,5 s,10 s,30 s,60 s,300 s,900 s,3600 s,14400 s,86400 s,259200 s}'::interval[])::smallint $$;

CREATE FUNCTION stats.process_time_bucket(duration interval) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT width_bucket(duration - '0.5 ms',
  '{60 s,300 s,900 s,1800 s,3600 s,7200 s,14400 s,28800 s,43200 s,86400 s,172800 s,604800 s}'::interval[])::smallint $$;

-- The cells one row of each table counts in. Triggers subtract those of old rows and add those of new ones, a recount
-- adds up those of all rows.

CREATE FUNCTION stats.customer_cells(status public.customer_status, verified boolean, created_at timestamptz)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  VALUES ('customers', '-infinity'::timestamptz, status::text, verified::text, '', 0::smallint, 1::bigint, 0::numeric),
         ('customers_created', created_at, '', '', '', 0, 1, 0)
$$;

CREATE FUNCTION stats.merchant_cells(status public.merchant_status, created_at timestamptz)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  VALUES ('merchants', '-infinity'::timestamptz, status::text, '', '', 0::smallint, 1::bigint, 0::numeric),
         ('merchants_created', created_at, '', '', '', 0, 1, 0)
$$;

CREATE FUNCTION stats.wallet_cells(
  status public.wallet_status, tier public.wallet_tier, kyc_state public.wallet_kyc_state, balance numeric)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  VALUES ('wallets', '-infinity'::timestamptz, status::text, tier::text, kyc_state::text, 0::smallint, 1::bigint, balance)
$$;

-- An expired code counts as expired at the time it ran out.
CREATE FUNCTION stats.qr_code_cells(
  status public.qr_code_status, created_at timestamptz, scanned_at timestamptz, expires_at timestamptz)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT v.* FROM (VALUES
    ('qr_codes', '-infinity'::timestamptz, status::text, (scanned_at IS NOT NULL)::text, '', 0::smallint, 1::bigint, 0::numeric),
    ('qr_generated', created_at, status::text, '', '', 0, 1, 0),
    ('qr_scanned', scanned_at, '', '', '', 0, 1, 0),
    ('qr_expired', CASE WHEN status = 'expired' THEN expires_at END, '', '', '', 0, 1, 0)
  ) AS v(measure, at, a, b, c, bucket, n, amount) WHERE v.at IS NOT NULL
$$;

-- A payment that is processed has been pending, one that is refunded has been completed.
CREATE FUNCTION stats.eft_payment_cells(
  bank public.eft_bank, status public.eft_payment_status, amount numeric,
  created_at timestamptz, processed_at timestamptz, completed_at timestamptz)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount_ numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT v.measure, '-infinity'::timestamptz, bank::text, v.b, '', v.bucket, 1::bigint, v.amount FROM (VALUES
    ('eft_payments', status::text, stats.amount_bucket(amount), amount),
    ('eft_reached', 'pending', 0, 0),
    ('eft_reached', CASE WHEN processed_at IS NOT NULL OR status = 'processing' THEN 'processing' END, 0, 0),
    ('eft_reached', CASE WHEN status IN ('completed', 'refunded') THEN 'completed' END, 0, 0),
    ('eft_reached', CASE WHEN status IN ('failed', 'cancelled', 'refunded') THEN status::text END, 0, 0),
    ('eft_processing', CASE WHEN status IN ('completed', 'refunded') THEN '' END,
      stats.process_time_bucket(completed_at - created_at), extract(epoch FROM completed_at - created_at))
  ) AS v(measure, b, bucket, amount) WHERE v.b IS NOT NULL
$$;

CREATE FUNCTION stats.kyc_record_cells(status public.kyc_status, submitted_at timestamptz, decided_at timestamptz)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT v.* FROM (VALUES
    ('kyc_records', '-infinity'::timestamptz, status::text, '', '', 0::smallint, 1::bigint, 0::numeric),
    ('kyc_submitted', submitted_at, status::text, '', '', 0, 1, 0),
    ('kyc_decided', CASE WHEN status IN ('approved', 'rejected') THEN decided_at END, status::text, '', '', 0, 1, 0),
    ('kyc_processing',
      CASE WHEN status IN ('approved', 'rejected', 'expired') AND decided_at IS NOT NULL THEN '-infinity'::timestamptz END, '', '', '',
      stats.process_time_bucket(decided_at - submitted_at), 1, extract(epoch FROM decided_at - submitted_at))
  ) AS v(measure, at, a, b, c, bucket, n, amount) WHERE v.at IS NOT NULL
$$;

CREATE FUNCTION stats.kyc_event_cells(to_status public.kyc_status)
RETURNS TABLE (measure text, at timestamptz, a text, b text, c text, bucket smallint, n bigint, amount numeric)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ VALUES ('kyc_entered', '-infinity'::timestamptz, to_status::text, '', '', 0::smallint, 1::bigint, 0::numeric) $$;
