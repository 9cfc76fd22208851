-- What the actions of staff need of the bank: why a transaction entered a status, refunds that never exceed what was
-- paid, one definition of how much of its limits a wallet has used, and how often an EFT payment was tried.

-- Who changes a status can say why, as `phantom.actor` says who: in the transaction that changes it.
ALTER TABLE transaction_events ADD COLUMN reason text CHECK (char_length(reason) BETWEEN 1 AND 2000);

CREATE FUNCTION current_reason() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('phantom.reason', true), '');

CREATE OR REPLACE FUNCTION record_transaction_status() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO transaction_events (transaction_id, from_status, to_status, actor, reason)
  VALUES (NEW.id, OLD.status, NEW.status, current_actor(), current_reason());
  RETURN NULL;
END
$$;

-- A refund names the transaction it gives back by its reference. All that were not refused together are never more than
-- its amount, whoever writes them. The transaction is locked, so that two at once see each other.
CREATE FUNCTION check_refund() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  original record;
  given numeric;
BEGIN
  SELECT type, direction, amount, wallet_id INTO original FROM transactions
   WHERE reference = NEW.external_reference FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN NULL; -- of another system, or of a time before this bank
  END IF;
  SELECT coalesce(sum(amount), 0) INTO given FROM transactions
   WHERE external_reference = NEW.external_reference AND type = 'refund'
     AND status NOT IN ('failed', 'cancelled', 'expired');
  IF original.type = 'refund' OR original.wallet_id <> NEW.wallet_id OR original.direction = NEW.direction THEN
    RAISE EXCEPTION 'transactions: % is no transaction that % can give back', NEW.external_reference, NEW.reference
      USING ERRCODE = 'PB005', TABLE = 'transactions', COLUMN = 'external_reference';
  ELSIF given > original.amount THEN
    RAISE EXCEPTION 'transactions: refunds of % come to %, its amount is %', NEW.external_reference, given, original.amount
      USING ERRCODE = 'PB005', TABLE = 'transactions', COLUMN = 'amount';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_refund AFTER INSERT OR UPDATE OF status ON transactions FOR EACH ROW
  WHEN (NEW.type = 'refund' AND NEW.external_reference IS NOT NULL AND NEW.status NOT IN ('failed', 'cancelled', 'expired'))
  EXECUTE FUNCTION check_refund();

-- What a wallet has used of its limits in the day and the month of an instant, in a zone: what went out or still may,
-- less what of it was given back. Giving back money that came in uses nothing. `besides` is left out.
CREATE FUNCTION wallet_use(wallet uuid, at timestamptz, zone text, besides uuid DEFAULT NULL)
RETURNS TABLE (today numeric, month numeric)
LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH period AS (
    SELECT date_trunc('day', at AT TIME ZONE zone) AT TIME ZONE zone AS day,
           date_trunc('month', at AT TIME ZONE zone) AT TIME ZONE zone AS month)
  SELECT coalesce(sum(used.amount) FILTER (WHERE used.since >= period.day), 0),
         coalesce(sum(used.amount) FILTER (WHERE used.since >= period.month), 0)
    FROM period LEFT JOIN LATERAL (
      SELECT CASE t.type WHEN 'refund' THEN -t.amount ELSE t.amount END AS amount,
             CASE t.type WHEN 'refund' THEN o.created_at ELSE t.created_at END AS since
        FROM transactions t LEFT JOIN transactions o ON t.type = 'refund' AND o.reference = t.external_reference
       WHERE t.wallet_id = wallet AND t.created_at >= period.month AND t.id IS DISTINCT FROM besides
         AND CASE t.type WHEN 'refund' THEN t.direction = 'credit' AND t.completed_at IS NOT NULL
                         ELSE t.direction = 'debit' AND t.status NOT IN ('failed', 'cancelled', 'expired') END
    ) used ON true;
END;

-- A payment that is stuck can be sent to its bank again.
ALTER TABLE eft_payments
  ADD COLUMN attempts   smallint NOT NULL DEFAULT 1 CHECK (attempts BETWEEN 1 AND 100),
  ADD COLUMN retried_at timestamptz(3),
  ADD CONSTRAINT eft_payments_retried_check CHECK ((attempts > 1) = (retried_at IS NOT NULL) AND retried_at >= created_at);
