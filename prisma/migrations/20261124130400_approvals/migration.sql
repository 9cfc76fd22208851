-- What a request for a second person shows: in words what it is about, and what would change from what to what. Both
-- are frozen with the arguments: what the checker reads is what is carried out.
ALTER TABLE approvals
  ADD COLUMN title   text NOT NULL DEFAULT 'Approval' CHECK (char_length(title) BETWEEN 1 AND 300),
  ADD COLUMN changes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(changes) = 'array');
ALTER TABLE approvals ALTER COLUMN title DROP DEFAULT;

CREATE OR REPLACE TRIGGER refuse_rewriting BEFORE UPDATE ON approvals FOR EACH ROW
  WHEN ((OLD.action, OLD.target_type, OLD.target_id, OLD.target_version, OLD.arguments, OLD.reason, OLD.maker_id, OLD.created_at, OLD.expires_at, OLD.title, OLD.changes)
    IS DISTINCT FROM
        (NEW.action, NEW.target_type, NEW.target_id, NEW.target_version, NEW.arguments, NEW.reason, NEW.maker_id, NEW.created_at, NEW.expires_at, NEW.title, NEW.changes)
    OR OLD.status <> 'pending')
  EXECUTE FUNCTION refuse_rewriting();

CREATE INDEX approvals_maker_idx ON approvals (maker_id, decided_at);

-- Counts what an account may do and who it is, not its sign-ins: a request about an account is void once this moved,
-- also when it moved there and back.
ALTER TABLE admin_users
  ADD COLUMN version           integer NOT NULL DEFAULT 1,
  -- Until when its owner has seen what became of their requests.
  ADD COLUMN approvals_seen_at timestamptz(3) NOT NULL DEFAULT now();

CREATE FUNCTION count_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
CREATE TRIGGER count_version BEFORE UPDATE ON admin_users FOR EACH ROW
  WHEN ((OLD.email, OLD.name, OLD.role, OLD.status, OLD.version) IS DISTINCT FROM
        (NEW.email, NEW.name, NEW.role, NEW.status, NEW.version))
  EXECUTE FUNCTION count_version();
