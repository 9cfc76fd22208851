-- One action on many records. Planning freezes which records and as they were seen, with what will be refused and why;
-- nothing happens before it is confirmed. The worker then works the rows off, each in a transaction of its own that
-- also keeps its outcome: whatever is killed, a row is done once.
CREATE TYPE bulk_run_status AS ENUM ('planned', 'running', 'completed', 'aborted');
CREATE TYPE bulk_row_outcome AS ENUM ('ready', 'excluded', 'done', 'changed', 'refused', 'failed', 'skipped');

CREATE TABLE bulk_runs (
  id                uuid PRIMARY KEY DEFAULT uuidv7(),
  action            text NOT NULL CHECK (action ~ '^[a-z_]+\.[a-z_]+$'),
  title             text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  -- The address of the list whose rows were all taken; null where they were chosen one by one.
  query             text CHECK (char_length(query) <= 2000),
  arguments         jsonb NOT NULL CHECK (jsonb_typeof(arguments) = 'object'),
  requested_by      uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  status            bulk_run_status NOT NULL DEFAULT 'planned',
  -- The request in which it was confirmed: the trail of every row carries it.
  request_id        text CHECK (char_length(request_id) <= 200),
  source_ip         inet,
  user_agent        text CHECK (char_length(user_agent) <= 500),
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  confirmed_at      timestamptz(3),
  finished_at       timestamptz(3),
  ending            text CHECK (ending IN ('complete', 'stopped', 'not_confirmed', 'maker_gone')),
  CHECK ((status IN ('completed', 'aborted')) = (finished_at IS NOT NULL)),
  CHECK ((ending IS NULL) = (finished_at IS NULL)),
  CHECK (confirmed_at IS NOT NULL OR status IN ('planned', 'aborted'))
);

CREATE TABLE bulk_rows (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  run_id      uuid NOT NULL REFERENCES bulk_runs ON DELETE RESTRICT ON UPDATE RESTRICT,
  position    integer NOT NULL CHECK (position > 0),
  target_id   uuid NOT NULL,
  label       text NOT NULL CHECK (char_length(label) <= 300),
  -- The state that the plan was made on: a record that is in another one by then is left alone.
  seen        text NOT NULL CHECK (char_length(seen) <= 100),
  outcome     bulk_row_outcome NOT NULL,
  detail      text CHECK (char_length(detail) <= 500),
  finished_at timestamptz(3),
  UNIQUE (run_id, position),
  UNIQUE (run_id, target_id)
);

CREATE INDEX bulk_runs_created_at_id_idx ON bulk_runs (created_at, id);
CREATE INDEX bulk_runs_open_idx ON bulk_runs (created_at) WHERE finished_at IS NULL;
CREATE INDEX bulk_rows_ready_idx ON bulk_rows (run_id, position) WHERE outcome = 'ready';
CREATE INDEX bulk_rows_outcome_idx ON bulk_rows (run_id, outcome);

-- What was planned stays as it was confirmed.
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON bulk_runs FOR EACH ROW
  WHEN ((OLD.action, OLD.title, OLD.query, OLD.arguments, OLD.requested_by, OLD.created_at)
    IS DISTINCT FROM (NEW.action, NEW.title, NEW.query, NEW.arguments, NEW.requested_by, NEW.created_at)
    OR OLD.finished_at IS NOT NULL)
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON bulk_rows FOR EACH ROW
  WHEN ((OLD.run_id, OLD.position, OLD.target_id, OLD.label, OLD.seen)
    IS DISTINCT FROM (NEW.run_id, NEW.position, NEW.target_id, NEW.label, NEW.seen)
    OR OLD.outcome <> 'ready')
  EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON bulk_runs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();
CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON bulk_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();

CREATE FUNCTION grant_bulk_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE ON bulk_runs, bulk_rows TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_bulk_rights() FROM PUBLIC;
SELECT grant_bulk_rights();
