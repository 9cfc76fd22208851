-- What the database refuses beyond constraints: illegal changes of status, deletion, rewriting of history.
-- Row triggers carry a WHEN clause, so writes that do not change a status never enter them.

CREATE TABLE status_transitions (
  entity      text NOT NULL,
  from_status text NOT NULL,
  to_status   text NOT NULL,
  PRIMARY KEY (entity, from_status, to_status)
);
INSERT INTO status_transitions (entity, from_status, to_status)
SELECT entity, from_status, unnest(to_statuses)
FROM (VALUES
  ('customers', 'active', ARRAY['inactive', 'suspended', 'closed']),
  ('customers', 'inactive', ARRAY['active', 'suspended', 'closed']),
  ('customers', 'suspended', ARRAY['active', 'inactive', 'closed']),

  ('merchants', 'pending', ARRAY['active', 'closed']),
  ('merchants', 'active', ARRAY['suspended', 'closed']),
  ('merchants', 'suspended', ARRAY['active', 'closed']),

  ('wallets', 'active', ARRAY['frozen_debit', 'frozen', 'closed']),
  ('wallets', 'frozen_debit', ARRAY['active', 'frozen']),
  ('wallets', 'frozen', ARRAY['active', 'frozen_debit']),

  ('transactions', 'pending', ARRAY['processing', 'completed', 'failed', 'cancelled', 'on_hold', 'expired']),
  ('transactions', 'processing', ARRAY['completed', 'failed', 'on_hold']),
  ('transactions', 'on_hold', ARRAY['processing', 'completed', 'failed', 'cancelled', 'expired']),
  ('transactions', 'completed', ARRAY['disputed', 'refunded']),
  ('transactions', 'disputed', ARRAY['completed', 'refunded']),

  ('qr_codes', 'active', ARRAY['used', 'expired', 'cancelled']),

  ('eft_payments', 'pending', ARRAY['processing', 'failed', 'cancelled']),
  ('eft_payments', 'processing', ARRAY['completed', 'failed', 'cancelled']),
  ('eft_payments', 'completed', ARRAY['refunded']),

  ('kyc_records', 'pending', ARRAY['in_progress', 'expired']),
  ('kyc_records', 'in_progress', ARRAY['pending', 'approved', 'rejected', 'resubmission_requested']),
  ('kyc_records', 'resubmission_requested', ARRAY['pending', 'expired']),
  ('kyc_records', 'approved', ARRAY['expired']),

  ('approvals', 'pending', ARRAY['approved', 'rejected', 'cancelled', 'expired']),

  ('suspicious_activities', 'open', ARRAY['in_review', 'closed']),
  ('suspicious_activities', 'in_review', ARRAY['open', 'closed']),

  ('admin_users', 'active', ARRAY['disabled']),
  ('admin_users', 'disabled', ARRAY['active'])
) AS legal (entity, from_status, to_statuses);

CREATE FUNCTION check_status_transition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM FROM status_transitions
   WHERE entity = TG_TABLE_NAME AND from_status = OLD.status::text AND to_status = NEW.status::text;
  IF NOT FOUND THEN
    RAISE EXCEPTION '%: % cannot become % (id %)', TG_TABLE_NAME, OLD.status, NEW.status, OLD.id
      USING ERRCODE = 'PB001', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, COLUMN = 'status',
            HINT = 'Legal changes of status are listed in status_transitions.';
  END IF;
  RETURN NEW;
END
$$;

DO $do$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customers', 'merchants', 'wallets', 'transactions', 'qr_codes', 'eft_payments',
                              'kyc_records', 'approvals', 'suspicious_activities', 'admin_users'] LOOP
    EXECUTE format('CREATE TRIGGER check_status BEFORE UPDATE OF status ON %I FOR EACH ROW
                    WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION check_status_transition()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['admin_users', 'merchants', 'customers', 'wallets', 'kyc_records', 'wallet_tier_limits'] LOOP
    EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION touch_updated_at()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['bank', 'wallet_tier_limits', 'admin_users', 'merchants', 'api_credentials', 'customers',
                              'merchant_customer_access', 'wallets', 'wallet_freezes', 'transactions', 'qr_codes',
                              'eft_payments', 'kyc_records', 'kyc_documents', 'approvals', 'suspicious_activities',
                              'suspicious_notes', 'alert_notifications', 'alert_notes', 'exports'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion()', name);
  END LOOP;

  FOREACH name IN ARRAY ARRAY['transaction_events', 'kyc_events', 'audit_events', 'audit_seals'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END
$do$;

-- A demo bank is one from its creation: the mark can be set only while there is no customer, and never taken off.
CREATE FUNCTION check_demo_mark() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF OLD.is_demo THEN
    RAISE EXCEPTION 'a demo bank stays a demo bank' USING ERRCODE = 'PB004', TABLE = 'bank';
  ELSIF EXISTS (SELECT FROM customers) THEN
    RAISE EXCEPTION 'a bank with customers cannot become a demo bank' USING ERRCODE = 'PB004', TABLE = 'bank';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER check_demo_mark BEFORE UPDATE ON bank FOR EACH ROW
  WHEN (OLD.is_demo IS DISTINCT FROM NEW.is_demo) EXECUTE FUNCTION check_demo_mark();

-- Every status entered is an event, whoever wrote it. Inserts are set based: one statement, one insert.
CREATE FUNCTION record_transaction_inserts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO transaction_events (transaction_id, from_status, to_status, actor)
  SELECT id, NULL, status, current_actor() FROM inserted;
  RETURN NULL;
END
$$;
CREATE TRIGGER record_inserts AFTER INSERT ON transactions REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION record_transaction_inserts();

CREATE FUNCTION record_transaction_status() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO transaction_events (transaction_id, from_status, to_status, actor)
  VALUES (NEW.id, OLD.status, NEW.status, current_actor());
  RETURN NULL;
END
$$;
CREATE TRIGGER record_status AFTER UPDATE OF status ON transactions FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_transaction_status();

CREATE FUNCTION record_kyc_inserts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO kyc_events (kyc_record_id, from_status, to_status, reason_code, actor)
  SELECT id, NULL, status, reason_code, current_actor() FROM inserted;
  RETURN NULL;
END
$$;
CREATE TRIGGER record_inserts AFTER INSERT ON kyc_records REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION record_kyc_inserts();

CREATE FUNCTION record_kyc_status() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO kyc_events (kyc_record_id, from_status, to_status, reason_code, actor)
  VALUES (NEW.id, OLD.status, NEW.status, NEW.reason_code, current_actor());
  RETURN NULL;
END
$$;
CREATE TRIGGER record_status AFTER UPDATE OF status ON kyc_records FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_kyc_status();

-- The facts of a movement are fixed once written: only its status and what comes with it may change.
CREATE FUNCTION refuse_rewriting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION '%: the facts of a record are never rewritten (id %)', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'PB003', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
END
$$;
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON transactions FOR EACH ROW
  WHEN ((OLD.reference, OLD.direction, OLD.type, OLD.channel, OLD.amount, OLD.fee, OLD.wallet_id, OLD.customer_id, OLD.created_at)
    IS DISTINCT FROM
        (NEW.reference, NEW.direction, NEW.type, NEW.channel, NEW.amount, NEW.fee, NEW.wallet_id, NEW.customer_id, NEW.created_at)
    OR (OLD.balance_after IS NOT NULL AND OLD.balance_after IS DISTINCT FROM NEW.balance_after))
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON approvals FOR EACH ROW
  WHEN ((OLD.action, OLD.target_type, OLD.target_id, OLD.target_version, OLD.arguments, OLD.reason, OLD.maker_id, OLD.created_at, OLD.expires_at)
    IS DISTINCT FROM
        (NEW.action, NEW.target_type, NEW.target_id, NEW.target_version, NEW.arguments, NEW.reason, NEW.maker_id, NEW.created_at, NEW.expires_at)
    OR OLD.status <> 'pending')
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON wallet_freezes FOR EACH ROW
  WHEN ((OLD.wallet_id, OLD.direction, OLD.reason, OLD.frozen_by, OLD.frozen_at)
    IS DISTINCT FROM (NEW.wallet_id, NEW.direction, NEW.reason, NEW.frozen_by, NEW.frozen_at)
    OR OLD.lifted_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting();

-- A wallet's status follows from its open freezes. Checked at commit, so both can be written in any order.
CREATE FUNCTION check_wallet_freezes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  wallet uuid := NEW.id;
  found_status wallet_status;
  expected wallet_status;
BEGIN
  IF TG_TABLE_NAME = 'wallet_freezes' THEN
    wallet := NEW.wallet_id;
  END IF;
  -- Locked, so that two transactions on the freezes of one wallet see each other.
  SELECT status INTO found_status FROM wallets WHERE id = wallet FOR NO KEY UPDATE;
  SELECT CASE WHEN bool_or(direction = 'all') THEN 'frozen' WHEN count(*) > 0 THEN 'frozen_debit' ELSE 'active' END
    INTO expected FROM wallet_freezes WHERE wallet_id = wallet AND lifted_at IS NULL;
  IF found_status <> expected AND NOT (found_status = 'closed' AND expected = 'active') THEN
    RAISE EXCEPTION 'wallet % is % but its open freezes make it %', wallet, found_status, expected
      USING ERRCODE = 'PB004', TABLE = 'wallets', COLUMN = 'status';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER check_freezes_insert AFTER INSERT ON wallets DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('frozen', 'frozen_debit')) EXECUTE FUNCTION check_wallet_freezes();
CREATE CONSTRAINT TRIGGER check_freezes_update AFTER UPDATE ON wallets DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION check_wallet_freezes();
CREATE CONSTRAINT TRIGGER check_wallet AFTER INSERT OR UPDATE ON wallet_freezes DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_wallet_freezes();
