-- Why a transaction began, as why it entered a later status: a refund says it on its own page.
CREATE OR REPLACE FUNCTION record_transaction_inserts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO transaction_events (transaction_id, from_status, to_status, actor, reason)
  SELECT id, NULL, status, current_actor(), current_reason() FROM inserted;
  RETURN NULL;
END
$$;
