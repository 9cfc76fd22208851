-- Every writer counts: one statement-level trigger for each table and operation, with the rights of the owner, so that
-- nobody needs (or has) the right to write statistics. Records are never deleted, so there is nothing to count there.

-- Of each statement the cells of its new rows less those of its old ones; what cancels out is not written.
DO $do$
DECLARE
  entity record;
BEGIN
  FOR entity IN SELECT * FROM (VALUES
    ('customers', 'stats.customer_cells(r.status, r.is_verified, r.created_at)', true),
    ('merchants', 'stats.merchant_cells(r.status, r.created_at)', true),
    ('wallets', 'stats.wallet_cells(r.status, r.tier, r.kyc_state, r.balance)', true),
    ('qr_codes', 'stats.qr_code_cells(r.status, r.created_at, r.scanned_at, r.expires_at)', true),
    ('eft_payments', 'stats.eft_payment_cells(r.bank, r.status, r.amount, r.created_at, r.processed_at, r.completed_at)', true),
    ('kyc_records', 'stats.kyc_record_cells(r.status, r.submitted_at, r.decided_at)', true),
    ('kyc_events', 'stats.kyc_event_cells(r.to_status)', false)
  ) AS e(name, cells, changes) LOOP
    EXECUTE format($create$
      CREATE FUNCTION stats.count_new_%1$s() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        INSERT INTO stats.deltas (measure, at, a, b, c, bucket, n, amount)
        SELECT cell.* FROM new_rows r, LATERAL %2$s AS cell;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER count_new AFTER INSERT ON public.%1$s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION stats.count_new_%1$s();
    $create$, entity.name, entity.cells);
    CONTINUE WHEN NOT entity.changes;
    EXECUTE format($create$
      CREATE FUNCTION stats.count_changed_%1$s() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        INSERT INTO stats.deltas (measure, at, a, b, c, bucket, n, amount)
        SELECT measure, at, a, b, c, bucket, sum(n), sum(amount) FROM (
          SELECT cell.* FROM new_rows r, LATERAL %2$s AS cell (measure, at, a, b, c, bucket, n, amount)
          UNION ALL
          SELECT cell.measure, cell.at, cell.a, cell.b, cell.c, cell.bucket, -cell.n, -cell.amount
            FROM old_rows r, LATERAL %2$s AS cell (measure, at, a, b, c, bucket, n, amount)
        ) change GROUP BY measure, at, a, b, c, bucket HAVING sum(n) <> 0 OR sum(amount) <> 0;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER count_changed AFTER UPDATE ON public.%1$s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION stats.count_changed_%1$s();
    $create$, entity.name, entity.cells);
  END LOOP;
END
$do$;

CREATE FUNCTION stats.count_new_transactions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO stats.transaction_deltas
    (created_at, new_completed_at, amount, fee, moved, type, channel, new_status, new_failure, amount_bucket, new_bucket)
  SELECT created_at, completed_at, amount * 100, fee * 100, CASE direction WHEN 'credit' THEN 100 ELSE -100 END * net_amount,
         type, channel, status, failure_code, stats.amount_bucket(amount), stats.transaction_time_bucket(completed_at - created_at)
    FROM new_rows;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_new AFTER INSERT ON transactions REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION stats.count_new_transactions();

-- A full join, as it can only be done by hashing or merging: with a plan made for one row, a nested loop would take
-- hours for an update of a million. Old and new rows that do not match count separately.
CREATE FUNCTION stats.count_changed_transactions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO stats.transaction_deltas
    (created_at, old_completed_at, new_completed_at, amount, fee, moved, type, channel, old_status, new_status,
     old_failure, new_failure, amount_bucket, old_bucket, new_bucket)
  SELECT created_at, o.completed_at, n.completed_at,
         amount * 100, fee * 100, CASE direction WHEN 'credit' THEN 100 ELSE -100 END * net_amount,
         type, channel, o.status, n.status, o.failure_code, n.failure_code, stats.amount_bucket(amount),
         stats.transaction_time_bucket(o.completed_at - created_at), stats.transaction_time_bucket(n.completed_at - created_at)
    FROM old_rows o FULL JOIN new_rows n USING (id, created_at, type, channel, amount, fee, direction, net_amount)
   WHERE (o.status, o.completed_at, o.failure_code) IS DISTINCT FROM (n.status, n.completed_at, n.failure_code);
  RETURN NULL;
END
$$;
CREATE TRIGGER count_changed AFTER UPDATE ON transactions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION stats.count_changed_transactions();
